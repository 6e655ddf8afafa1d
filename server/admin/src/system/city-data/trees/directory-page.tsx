import { Button, Checkbox, Input, Popconfirm } from 'antd';
import { useCallback, useState } from 'react';
import { endDispatchRule, listDispatchRules, type DispatchRule } from '@hotline/shared/contracts/city-data.staff';
import { call } from '../../../api/call';
import { useLoad } from '../../../api/use-load';
import { EmptyState, FaultState, LoadingState } from '../../../parts/states';
import { formatDue, formatInstant } from '../../../parts/time';
import { useNow } from '../../../parts/use-now';
import { DayField, todayHere } from '../day-field';
import { useMayEdit } from '../may-edit';
import { useWrite } from '../use-write';
import { WriteFault } from '../write-fault';
import { DirectoryForm } from './directory-form';

function validity({ validFrom, validTo }: DispatchRule, now: number): string {
  const from = validFrom === 0 ? '' : `${formatInstant(validFrom, now)} 起`;
  return [from, validTo === null ? '长期' : `至 ${formatDue(validTo, now)}`].filter(Boolean).join('，');
}

function EndRule({ rule, onEnded }: { readonly rule: DispatchRule; readonly onEnded: () => void }) {
  const { busy, fault, run } = useWrite();
  const [lastDay, setLastDay] = useState<string | null>(null);
  const end = async (): Promise<void> => {
    if (await run(() => call(endDispatchRule, { params: { id: rule.id }, body: { lastDay } }), lastDay ? '已设定最后一天' : '规则已结束')) onEnded();
  };
  return (
    <>
      <Popconfirm
        title="结束这条规则"
        description={<label>最后一天（不填则即刻结束，此前登记的工单仍适用）<DayField value={lastDay} onChange={setLastDay} min={todayHere()} aria-label="最后一天" data-testid="rule-last-day" /></label>}
        okText="结束"
        onConfirm={() => void end()}
      >
        <Button size="small" loading={busy} aria-label={`结束规则：${rule.categoryName} → ${rule.departmentName}`} data-testid={`end-${rule.id}`}>结束</Button>
      </Popconfirm>
      <WriteFault fault={fault} />
    </>
  );
}

interface RuleTableProps {
  readonly asOf: number;
  readonly rules: readonly DispatchRule[];
  readonly readOnly: boolean;
  readonly onEnded: () => void;
}

/** More lines than anybody reads; a city may have thousands. */
const linesShown = 200;

function RuleTable({ rules, asOf, readOnly, onEnded }: RuleTableProps) {
  return (
    <div className="rule-scroll">
      {rules.length > linesShown ? <p className="quiet">共 {rules.length} 条，显示前 {linesShown} 条，请用查找缩小范围。</p> : null}
      <table className="plain-table" data-testid="directory">
        <thead>
          <tr><th scope="col">诉求分类</th><th scope="col">区域</th><th scope="col">承办单位</th><th scope="col">职责依据</th><th scope="col">有效期</th>{readOnly ? null : <th scope="col">操作</th>}</tr>
        </thead>
        <tbody>
          {rules.slice(0, linesShown).map((rule) => {
            const over = rule.validTo !== null && rule.validTo <= asOf;
            return (
              <tr key={rule.id} className={over ? 'quiet' : undefined}>
                <td>{rule.categoryName}</td><td>{rule.areaName ?? '全市'}</td><td>{rule.departmentName}</td><td>{rule.note}</td>
                <td>{over ? '已结束 · ' : ''}{validity(rule, asOf)}</td>
                {readOnly ? null : <td>{over ? null : <EndRule rule={rule} onEnded={onEnded} />}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Whether a rule is to be shown: not ended, unless asked for, and with the words looked for. */
const isShown = (rule: DispatchRule, { words, endedAt }: { readonly words: string; readonly endedAt: number | null }): boolean =>
  (endedAt === null || rule.validTo === null || rule.validTo > endedAt) && [rule.categoryName, rule.areaName, rule.departmentName, rule.note].some((text) => text?.includes(words));

/** 派单目录: category × area → department, with the duty behind it. */
export function DirectoryPage() {
  const readOnly = !useMayEdit('systemAdmin');
  const now = useNow();
  const [query, setQuery] = useState('');
  const [ended, setEnded] = useState(false);
  const [adding, setAdding] = useState(false);
  const { data, fault, reload } = useLoad(useCallback(async () => ({ ...(await call(listDispatchRules, {})), at: Date.now() }), []));
  if (!data) return fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState />;
  const words = query.trim();
  // What has just been ended is over by the clock of the answer, not by the page's, which moves in steps.
  const asOf = Math.max(now, data.at);
  const shown = data.items.filter((rule) => isShown(rule, { words, endedAt: ended ? null : asOf }));
  const added = (): void => {
    setAdding(false);
    reload();
  };
  return (
    <div className="city-data-sheet">
      <div className="split-tools">
        <Input.Search value={query} allowClear placeholder="查找分类、单位或依据" aria-label="查找派单规则" onChange={(event) => setQuery(event.target.value)} data-testid="directory-search" />
        <Checkbox checked={ended} onChange={(event) => setEnded(event.target.checked)}>显示已结束的</Checkbox>
        {readOnly || adding ? null : <Button type="primary" onClick={() => setAdding(true)} data-testid="add-dispatch-rule">新增规则</Button>}
      </div>
      {adding ? <DirectoryForm onAdded={added} onCancel={() => setAdding(false)} /> : null}
      {shown.length === 0 ? <EmptyState title="没有派单规则">清空查找条件，或新增规则：派单台会按分类和区域推荐承办单位。</EmptyState> : <RuleTable rules={shown} asOf={asOf} readOnly={readOnly} onEnded={reload} />}
    </div>
  );
}
