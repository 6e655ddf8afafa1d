import { Alert, Input, Select } from 'antd';
import { useCallback } from 'react';
import { listAudit, type AuditEntry } from '@hotline/shared/contracts/audit.staff';
import type { InputOf, OutputOf } from '@hotline/shared/contracts/contract';
import { auditActions, auditResults } from '@hotline/shared/vocabulary/audit-action';
import { call } from '../../api/call';
import { useLoad, type Loaded } from '../../api/use-load';
import { optionsOf } from '../../parts/options';
import { EmptyState, FaultState, LoadingState } from '../../parts/states';
import { formatInstant } from '../../parts/time';
import { useNow } from '../../parts/use-now';
import { usePageTitle } from '../../session/use-page-title';
import { PagesFoot } from '../pages-foot';
import { TypedFilter } from '../typed-filter';
import { useFilters } from '../use-filters';

type Query = InputOf<typeof listAudit>['query'];
type Filters = ReturnType<typeof useFilters>;

function AuditFilters({ filters: { given, set } }: { readonly filters: Filters }) {
  return (
    <>
      <TypedFilter name="staffNo" label="工号" given={given['staffNo']} onFilter={(typed) => set('staffNo', typed)} />
      <Select className="list-filter" size="small" placeholder="全部操作" aria-label="操作" allowClear showSearch={{ optionFilterProp: 'label' }} options={optionsOf(auditActions)} value={given['action']} onChange={(action?: string) => set('action', action)} data-testid="filter-action" />
      <Select className="list-filter" size="small" placeholder="全部结果" aria-label="结果" allowClear options={optionsOf(auditResults)} value={given['result']} onChange={(result?: string) => set('result', result)} data-testid="filter-result" />
      <label className="quiet">从 <Input className="day-input" size="small" type="date" value={given['from'] ?? ''} onChange={(event) => set('from', event.target.value)} data-testid="filter-from" /></label>
      <label className="quiet">到 <Input className="day-input" size="small" type="date" value={given['to'] ?? ''} onChange={(event) => set('to', event.target.value)} data-testid="filter-to" /></label>
    </>
  );
}

function EntryRow({ entry: { sequence, at, staffNo, name, action, object, detail, reason, result, address }, now }: { readonly entry: AuditEntry; readonly now: number }) {
  return (
    <tr data-testid={`audit-${sequence}`}>
      <td className="number-cell">{sequence}</td>
      <td className="time-cell">{formatInstant(at, now)}</td>
      <td>{staffNo ? `${staffNo} ${name}` : <span className="quiet">未知</span>}</td>
      <td>{auditActions.labels[action]}</td>
      <td className="text-cell">{[object, detail].filter(Boolean).join('：')}{reason ? <div className="quiet">原因：{reason}</div> : null}</td>
      <td>{result === 'done' ? auditResults.labels.done : <span className="mark mark-alone mark-warn">{auditResults.labels[result]}</span>}</td>
      <td className="wide-cell">{address}</td>
    </tr>
  );
}

function EntryList({ loaded: { data, fault, reload }, filters }: { readonly loaded: Loaded<OutputOf<typeof listAudit>>; readonly filters: Filters }) {
  const now = useNow();
  if (!data) return fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState />;
  if (data.items.length === 0) return <EmptyState title="没有符合条件的审计记录">请调整筛选条件。</EmptyState>;
  return (
    <>
      {fault ? <Alert type="warning" banner title={`列表未能更新：${fault.message}`} /> : null}
      <table className="system-table" aria-label="审计记录">
        <thead>
          <tr><th className="number-cell">序号</th><th>时间</th><th>操作人</th><th>操作</th><th>对象</th><th>结果</th><th className="wide-cell">来源地址</th></tr>
        </thead>
        <tbody>{data.items.map((entry) => <EntryRow key={entry.sequence} entry={entry} now={now} />)}</tbody>
      </table>
      <PagesFoot cursor={filters.given['cursor']} nextCursor={data.nextCursor} onPage={(cursor) => filters.set('cursor', cursor)} />
    </>
  );
}

/** 审计: who did what, when, from where. Nothing here can be changed. */
export function AuditPage() {
  usePageTitle('审计');
  const filters = useFilters();
  const { given } = filters;
  const loaded = useLoad(useCallback(() => call(listAudit, { query: given as Query }), [given]));
  return (
    <div className="system">
      <div className="list-bar list-bar-wrap">
        <h1>审计</h1>
        <AuditFilters filters={filters} />
      </div>
      <div className="system-list" role="region" aria-label="审计记录" tabIndex={0}><EntryList loaded={loaded} filters={filters} /></div>
    </div>
  );
}
