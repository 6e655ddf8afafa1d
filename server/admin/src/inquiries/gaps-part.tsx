import { Select } from 'antd';
import { useCallback } from 'react';
import { Link } from 'react-router-dom';
import { listGaps, type Gap } from '@hotline/shared/contracts/inquiries.staff';
import type { InputOf, OutputOf } from '@hotline/shared/contracts/contract';
import { gapKinds, gapStates } from '@hotline/shared/vocabulary/inquiry';
import { call } from '../api/call';
import { useLoad, type Loaded } from '../api/use-load';
import { optionsOf } from '../parts/options';
import { EmptyState, FaultState, LoadingState } from '../parts/states';
import { useSession } from '../session/session';
import { PagesFoot } from '../system/pages-foot';
import { useFilters } from '../system/use-filters';
import { channelCounts } from './channel-counts';
import { GapActions } from './gap-actions';

type Query = InputOf<typeof listGaps>['query'];
type Filters = ReturnType<typeof useFilters>;

function GapFilters({ filters: { given, set } }: { readonly filters: Filters }) {
  return (
    <div className="list-bar list-bar-wrap">
      <Select className="list-filter" size="small" placeholder="全部状态" aria-label="状态" allowClear options={optionsOf(gapStates)} value={given['state']} onChange={(state?: string) => set('state', state)} data-testid="filter-state" />
      <Select className="list-filter" size="small" placeholder="全部来源" aria-label="来源" allowClear options={optionsOf(gapKinds)} value={given['kind']} onChange={(kind?: string) => set('kind', kind)} data-testid="filter-kind" />
    </div>
  );
}

/** Who has it, and what came of it. */
function Standing({ gap: { state, takenBy, answer, reason } }: { readonly gap: Gap }) {
  const open = state === 'open' || state === 'taken';
  return (
    <>
      <span className={`mark mark-alone ${open ? 'mark-open' : 'mark-done'}`}>{gapStates.labels[state]}</span>
      {takenBy ? <span className="quiet"> {takenBy}</span> : null}
      {answer ? <div><Link to={`/knowledge/${answer.id}`}>《{answer.title}》</Link></div> : null}
      {reason ? <div className="quiet">{reason}</div> : null}
    </>
  );
}

interface RowProps {
  readonly gap: Gap;
  readonly onChanged: () => void;
}

function GapRow({ gap, onChanged }: RowProps) {
  const { staff } = useSession();
  const { id, kind, subject, item, total, channels, examples, lastDay } = gap;
  return (
    <tr data-testid={`gap-${id}`}>
      <th scope="row" className="text-cell">
        {item ? <Link to={`/knowledge/${item.id}`}>《{item.title}》</Link> : subject}
        {examples.filter((example) => example !== subject).map((example) => <div key={example} className="quiet">{example}</div>)}
      </th>
      <td>{gapKinds.labels[kind]}</td>
      <td className="number-cell">{total}</td>
      <td>{channelCounts(channels)}</td>
      <td className="time-cell">{lastDay}</td>
      <td className="text-cell"><Standing gap={gap} /></td>
      <td>{staff.role === 'editor' ? <GapActions gap={gap} onChanged={onChanged} /> : null}</td>
    </tr>
  );
}

function GapList({ loaded: { data, fault, reload }, filters }: { readonly loaded: Loaded<OutputOf<typeof listGaps>>; readonly filters: Filters }) {
  if (!data) return fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState />;
  if (data.items.length === 0) return <EmptyState title="没有符合条件的知识缺口">查不到、评为没用的问题，以及常常没有依据就答复的分类，会自动列在这里。</EmptyState>;
  return (
    <>
      <table className="system-table" aria-label="知识缺口">
        <thead><tr><th>问题</th><th>来源</th><th className="number-cell">次数</th><th>渠道</th><th>最近</th><th>状态</th><th>办理</th></tr></thead>
        <tbody>{data.items.map((gap) => <GapRow key={gap.id} gap={gap} onChanged={reload} />)}</tbody>
      </table>
      <PagesFoot cursor={filters.given['cursor']} nextCursor={data.nextCursor} onPage={(cursor) => filters.set('cursor', cursor)} />
    </>
  );
}

/** 知识缺口: what is asked and not answered well, as an editor's list of tasks. */
export function GapsPart() {
  const filters = useFilters();
  const { given } = filters;
  const loaded = useLoad(useCallback(() => call(listGaps, { query: given as Query }), [given]));
  return (
    <>
      <GapFilters filters={filters} />
      <GapList loaded={loaded} filters={filters} />
    </>
  );
}
