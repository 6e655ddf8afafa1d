import { Alert, Button, Select } from 'antd';
import { useCallback } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router-dom';
import { listAbuse, listBlocklist, type BlocklistEntry } from '@hotline/shared/contracts/blocklist.staff';
import type { InputOf, OutputOf } from '@hotline/shared/contracts/contract';
import { abuseGrades, blocklistEffects, blocklistReasons, blocklistStates } from '@hotline/shared/vocabulary/blocklist';
import { call } from '../../api/call';
import { useLoad, type Loaded } from '../../api/use-load';
import { optionsOf } from '../../parts/options';
import { EmptyState, FaultState, LoadingState } from '../../parts/states';
import { formatInstant } from '../../parts/time';
import { useNow } from '../../parts/use-now';
import { useSession } from '../../session/session';
import { usePageTitle } from '../../session/use-page-title';
import { PagesFoot } from '../pages-foot';
import { useFilters } from '../use-filters';
import { EntryForm, type Named } from './entry-form';
import { EntryPane, effectText, namedText } from './entry-pane';

type Query = InputOf<typeof listBlocklist>['query'];
type Filters = ReturnType<typeof useFilters>;

const states = [...optionsOf(blocklistStates), { value: 'appealed', label: '申诉待处理' }];

function BlocklistFilters({ filters: { given, set } }: { readonly filters: Filters }) {
  return (
    <>
      <Select className="list-filter" size="small" placeholder="全部状态" aria-label="状态" allowClear options={states} value={given['state']} onChange={(state?: string) => set('state', state)} data-testid="filter-state" />
      <Select className="list-filter" size="small" placeholder="全部原因" aria-label="原因" allowClear options={optionsOf(blocklistReasons)} value={given['reason']} onChange={(reason?: string) => set('reason', reason)} data-testid="filter-reason" />
      <Select className="list-filter" size="small" placeholder="全部措施" aria-label="措施" allowClear options={optionsOf(blocklistEffects)} value={given['effect']} onChange={(effect?: string) => set('effect', effect)} data-testid="filter-effect" />
    </>
  );
}

/** Whom notes of abuse suggest; a duty manager decides whether to propose. */
function Suggestions({ items }: { readonly items: OutputOf<typeof listAbuse>['items'] }) {
  const now = useNow();
  const { staff } = useSession();
  if (items.length === 0) return null;
  return (
    <table className="system-table" aria-label="建议列入">
      <thead><tr><th>多次不当言行的诉求人</th><th>记录</th><th>最重</th><th>最近一次</th><th>办理</th></tr></thead>
      <tbody>
        {items.map(({ ticketId, ticketNo, notes, worst, lastAt }) => (
          <tr key={ticketId} data-testid={`suggested-${ticketNo}`}>
            <td>工单 <Link to={`/desks/all/${ticketId}`}>{ticketNo}</Link> 的诉求人</td>
            <td>{notes} 次</td>
            <td>{abuseGrades.labels[worst]}</td>
            <td className="time-cell">{formatInstant(lastAt, now)}</td>
            <td>{staff.role === 'dutyManager' ? <Link to={`/blocklist?ticket=${ticketId}&ticketNo=${ticketNo}`}>提请列入名单</Link> : <span className="quiet">由值班长提请</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function EntryRow({ entry, current }: { readonly entry: BlocklistEntry; readonly current: boolean }) {
  const now = useNow();
  const [search] = useSearchParams();
  const { id, reason, state, endsAt, enteredBy, appeal } = entry;
  return (
    <tr className={current ? 'row-on' : undefined} data-testid={`entry-${id}`}>
      <td><Link to={{ pathname: `/blocklist/${id}`, search: search.toString() }}>{namedText(entry)}</Link></td>
      <td>{blocklistReasons.labels[reason]}</td>
      <td>{effectText(entry)}</td>
      <td><span className={`mark mark-alone ${state === 'active' ? 'mark-open' : 'mark-done'}`}>{blocklistStates.labels[state]}</span>{appeal?.granted === null ? <span className="mark mark-warn">申诉待处理</span> : null}</td>
      <td className="time-cell">{formatInstant(endsAt, now)}</td>
      <td className="wide-cell">{enteredBy}</td>
    </tr>
  );
}

function EntryList({ loaded: { data, fault, reload }, filters, currentId }: { readonly loaded: Loaded<OutputOf<typeof listBlocklist>>; readonly filters: Filters; readonly currentId: string | undefined }) {
  if (!data) return fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState />;
  if (data.items.length === 0 && !['state', 'reason', 'effect'].some((name) => filters.given[name])) return <EmptyState title="名单是空的">提请和审核过的限制措施会出现在这里。</EmptyState>;
  if (data.items.length === 0) return <EmptyState title="没有符合条件的名单记录">请调整筛选条件。</EmptyState>;
  return (
    <>
      {fault ? <Alert type="warning" banner title={`列表未能更新：${fault.message}`} /> : null}
      <table className="system-table" aria-label="不良使用名单">
        <thead><tr><th>对象</th><th>原因</th><th>措施</th><th>状态</th><th>解除时间</th><th className="wide-cell">提请人</th></tr></thead>
        <tbody>{data.items.map((entry) => <EntryRow key={entry.id} entry={entry} current={entry.id === currentId} />)}</tbody>
      </table>
      <PagesFoot cursor={filters.given['cursor']} nextCursor={data.nextCursor} onPage={(cursor) => filters.set('cursor', cursor)} />
    </>
  );
}

const loadSuggestions = () => call(listAbuse, {});

/** What the address says beside the filters: the form that is open, and for whom. */
function useOpenForm(given: Filters['given']): { readonly named: Named; readonly open: boolean } {
  const { ticket, ticketNo = '', form } = given;
  return { named: ticket ? { ticketId: ticket, ticketNo } : null, open: ticket !== undefined || form !== undefined };
}

interface ListSideProps {
  readonly filters: Filters;
  readonly loaded: Loaded<OutputOf<typeof listBlocklist>>;
  readonly currentId: string | undefined;
  readonly onEntered: () => void;
}

/** The entries, under the form that is open or whom notes suggest. */
function ListSide({ filters, loaded, currentId, onEntered }: ListSideProps) {
  const { named, open } = useOpenForm(filters.given);
  const { data, reload } = useLoad(loadSuggestions);
  const navigate = useNavigate();
  const close = (): void => void navigate('/blocklist');
  const done = (): void => {
    close();
    reload();
    onEntered();
  };
  return (
    <div className="system-list" role="region" aria-label="名单记录" tabIndex={0}>
      {open ? <EntryForm key={named?.ticketId ?? ''} named={named} onDone={done} onCancel={close} /> : <Suggestions items={data?.items ?? []} />}
      <EntryList loaded={loaded} filters={filters} currentId={currentId} />
    </div>
  );
}

/** 不良使用名单: who is on it, why, how and until when; what is proposed, and what is appealed. */
export function BlocklistPage() {
  usePageTitle('不良使用名单');
  const { id } = useParams();
  const { staff } = useSession();
  const filters = useFilters();
  const { given } = filters;
  const loaded = useLoad(useCallback(() => call(listBlocklist, { query: queryOf(given) }), [given]));
  const current = loaded.data?.items.find((entry) => entry.id === id);
  return (
    <div className="system">
      <div className="list-bar list-bar-wrap">
        <h1>不良使用名单</h1>
        <BlocklistFilters filters={filters} />
        <span className="list-bar-space" />
        {staff.role === 'dutyManager' ? <Button size="small" type="primary" onClick={() => filters.set('form', 'phone')} data-testid="open-enter">按电话提请</Button> : null}
      </div>
      <div className="system-body">
        <ListSide filters={filters} loaded={loaded} currentId={id} onEntered={loaded.reload} />
        {current ? <aside className="system-side" aria-label="名单详情"><EntryPane entry={current} onChanged={loaded.reload} /></aside> : null}
      </div>
    </div>
  );
}

function queryOf({ state, reason, effect, cursor }: Filters['given']): Query {
  return { state, reason, effect, cursor } as Query;
}
