import { Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { withdrawRules, type RuleVersion } from '@hotline/shared/contracts/rules.staff';
import { call } from '../../../api/call';
import { formatInstant } from '../../../parts/time';
import { useNow } from '../../../parts/use-now';
import { useWrite } from '../use-write';
import { WriteFault } from '../write-fault';
import { RuleChanges } from './rule-changes';

const standings: Readonly<Record<RuleVersion['standing'], string>> = { inForce: '现行', waiting: '待生效', past: '已被取代', withdrawn: '已撤回' };

function Withdraw({ version, onDone }: { readonly version: number; readonly onDone: (items: RuleVersion[]) => void }) {
  const { busy, fault, run } = useWrite();
  const [reason, setReason] = useState('');
  const withdraw = () => run(async () => onDone((await call(withdrawRules, { body: { version, reason } })).items), `第${version}版已撤回`);
  return (
    <>
      <Popconfirm
        title={`撤回第${version}版`}
        description={<Input value={reason} maxLength={500} placeholder="撤回原因" aria-label="撤回原因" onChange={(event) => setReason(event.target.value)} data-testid="withdraw-reason" />}
        okText="撤回"
        okButtonProps={{ disabled: reason.trim() === '' }}
        onConfirm={() => void withdraw()}
      >
        <Button size="small" loading={busy} data-testid={`withdraw-${version}`}>撤回</Button>
      </Popconfirm>
      <WriteFault fault={fault} />
    </>
  );
}

interface RuleVersionsProps {
  readonly items: readonly RuleVersion[];
  readonly readOnly: boolean;
  readonly onChanged: (items: RuleVersion[]) => void;
}

/** Every version with its day, who and why, and what it changed. */
export function RuleVersions({ items, readOnly, onChanged }: RuleVersionsProps) {
  const now = useNow();
  const before = ({ version }: RuleVersion): RuleVersion | undefined => items.find((one) => one.version < version && one.standing !== 'withdrawn');
  return (
    <aside className="rule-versions" aria-label="规则的各个版本">
      <h2>各个版本</h2>
      <ol className="plain-list" data-testid="rule-versions">
        {items.map((item) => {
          const base = before(item);
          return (
            <li key={item.version}>
              <div className="line-between">
                <strong>第{item.version}版</strong>
                <span className={`mark ${item.standing === 'inForce' ? 'mark-open' : 'mark-done'}`}>{standings[item.standing]}</span>
              </div>
              <div className="quiet">{item.effectiveFrom === 0 ? '启用系统时生效' : `${formatInstant(item.effectiveFrom, now)} 起生效`}</div>
              <div>{item.note}</div>
              {item.by ? <div className="quiet">{item.by} {formatInstant(item.createdAt, now)} 发布</div> : null}
              {item.withdrawnAt !== null ? <div className="quiet">{item.withdrawnBy} {formatInstant(item.withdrawnAt, now)} 撤回</div> : null}
              {base ? <details><summary>与第{base.version}版的差别</summary><RuleChanges before={base.rules} after={item.rules} /></details> : null}
              {item.standing === 'waiting' && !readOnly ? <Withdraw version={item.version} onDone={onChanged} /> : null}
            </li>
          );
        })}
      </ol>
    </aside>
  );
}
