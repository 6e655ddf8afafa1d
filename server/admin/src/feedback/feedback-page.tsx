import { Alert, Select } from 'antd';
import { useCallback } from 'react';
import { Link, useParams, useSearchParams } from 'react-router-dom';
import type { InputOf, OutputOf } from '@hotline/shared/contracts/contract';
import { listFeedback, type FeedbackItem } from '@hotline/shared/contracts/feedback.staff';
import { feedbackKinds, feedbackStates } from '@hotline/shared/vocabulary/feedback';
import { call } from '../api/call';
import { useLoad, type Loaded } from '../api/use-load';
import { optionsOf } from '../parts/options';
import { EmptyState, FaultState, LoadingState } from '../parts/states';
import { formatInstant } from '../parts/time';
import { useNow } from '../parts/use-now';
import { usePageTitle } from '../session/use-page-title';
import { PagesFoot } from '../system/pages-foot';
import { useFilters } from '../system/use-filters';
import { feedbackSettled } from './feedback-count';
import { FeedbackPane } from './feedback-pane';

type Query = InputOf<typeof listFeedback>['query'];
type Filters = ReturnType<typeof useFilters>;

const beginning = (text: string): string => [...text].slice(0, 60).join('');

function FeedbackRow({ item: { id, kind, opinion, state, at }, current }: { readonly item: FeedbackItem; readonly current: boolean }) {
  const now = useNow();
  const [search] = useSearchParams();
  return (
    <tr className={current ? 'row-on' : undefined} data-testid={`feedback-${id}`}>
      <td className="text-cell"><Link to={{ pathname: `/feedback/${id}`, search: search.toString() }} aria-current={current ? 'true' : undefined}>{beginning(opinion)}</Link></td>
      <td>{feedbackKinds.labels[kind]}</td>
      <td><span className={`mark mark-alone ${state === 'open' ? 'mark-open' : 'mark-done'}`}>{feedbackStates.labels[state]}</span></td>
      <td className="time-cell">{formatInstant(at, now)}</td>
    </tr>
  );
}

interface ListProps {
  readonly loaded: Loaded<OutputOf<typeof listFeedback>>;
  readonly filters: Filters;
  readonly currentId: string | undefined;
}

function FeedbackList({ loaded: { data, fault, reload }, filters: { given, set }, currentId }: ListProps) {
  if (!data) return fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState />;
  if (data.items.length === 0 && (given['kind'] || given['state'])) return <EmptyState title="没有符合条件的意见">请调整筛选条件。</EmptyState>;
  if (data.items.length === 0) return <EmptyState title="还没有收到意见">市民在“我的 → 意见反馈”中提交的意见会出现在这里。</EmptyState>;
  return (
    <>
      {fault ? <Alert type="warning" banner title={`列表未能更新：${fault.message}`} /> : null}
      <table className="system-table" aria-label="意见反馈">
        <thead><tr><th>意见</th><th>关于</th><th>状态</th><th>时间</th></tr></thead>
        <tbody>{data.items.map((item) => <FeedbackRow key={item.id} item={item} current={item.id === currentId} />)}</tbody>
      </table>
      <PagesFoot cursor={given['cursor']} nextCursor={data.nextCursor} onPage={(cursor) => set('cursor', cursor)} />
    </>
  );
}

/** 意见反馈: what citizens think of the service, and the hotline's answers. */
export function FeedbackPage() {
  usePageTitle('意见反馈');
  const { id } = useParams();
  const filters = useFilters();
  const { given, set } = filters;
  const loaded = useLoad(useCallback(() => call(listFeedback, { query: queryOf(given) }), [given]));
  const current = loaded.data?.items.find((item) => item.id === id);
  const changed = (): void => {
    loaded.reload();
    feedbackSettled.tell();
  };
  return (
    <div className="system">
      <div className="list-bar list-bar-wrap">
        <h1>意见反馈</h1>
        <Select className="list-filter" size="small" placeholder="全部状态" aria-label="状态" allowClear options={optionsOf(feedbackStates)} value={given['state']} onChange={(state?: string) => set('state', state)} data-testid="filter-state" />
        <Select className="list-filter" size="small" placeholder="全部类别" aria-label="类别" allowClear options={optionsOf(feedbackKinds)} value={given['kind']} onChange={(kind?: string) => set('kind', kind)} data-testid="filter-kind" />
      </div>
      <div className="system-body">
        <div className="system-list" role="region" aria-label="收到的意见" tabIndex={0}><FeedbackList loaded={loaded} filters={filters} currentId={id} /></div>
        {current ? <aside className="system-side" aria-label="意见详情"><FeedbackPane key={`${current.id}.${current.state}`} item={current} onChanged={changed} /></aside> : null}
      </div>
    </div>
  );
}

function queryOf({ kind, state, cursor }: Filters['given']): Query {
  return { kind, state, cursor } as Query;
}
