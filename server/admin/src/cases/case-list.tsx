import { Link } from 'react-router-dom';
import type { CaseItem, listCases } from '@hotline/shared/contracts/cases.staff';
import type { OutputOf } from '@hotline/shared/contracts/contract';
import { requestTypes } from '@hotline/shared/vocabulary/request-type';
import type { CaseState } from '@hotline/shared/vocabulary/case-state';
import type { Loaded } from '../api/use-load';
import { EmptyState, FaultState, LoadingState } from '../parts/states';
import { formatInstant } from '../parts/time';
import { useNow } from '../parts/use-now';
import { PagesFoot } from '../system/pages-foot';
import type { useFilters } from '../system/use-filters';

const emptyTexts: Readonly<Record<CaseState, readonly [title: string, text: string]>> = {
  waiting: ['没有待审核的案例', '诉求人选择公开的诉求办结后，会自动出现在这里。'],
  published: ['还没有公开的案例', '在“待审核”中审核通过的案例会列在这里，并出现在网站上。'],
  withheld: ['没有不公开的案例', '审核后决定不公开或撤下的案例会列在这里。'],
};

interface RowProps {
  readonly item: CaseItem;
  readonly current: boolean;
  readonly now: number;
}

const beginning = (text: string): string => [...text].slice(0, 60).join('');

function CaseLine({ item: { id, ticketNo, state, content, requestType, categoryName, areaName, at, decidedBy }, current, now }: RowProps) {
  return (
    <tr className={current ? 'row-on' : undefined} data-testid={`case-${ticketNo}`}>
      <td className="text-cell">
        <Link to={`/cases/${id}?state=${state}`} aria-current={current ? 'true' : undefined}>{beginning(content)}</Link>
        <div className="quiet">{[ticketNo, requestTypes.labels[requestType], categoryName, areaName].filter(Boolean).join(' · ')}</div>
      </td>
      <td className="wide-cell">{decidedBy ?? ''}</td>
      <td className="time-cell">{formatInstant(at, now)}</td>
    </tr>
  );
}

interface ListProps {
  readonly loaded: Loaded<OutputOf<typeof listCases>>;
  readonly filters: ReturnType<typeof useFilters>;
  readonly state: CaseState;
  readonly currentId: string | undefined;
}

/** Cases of one standing. */
export function CaseList({ loaded: { data, fault, reload }, filters: { given, set }, state, currentId }: ListProps) {
  const now = useNow();
  if (!data) return fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState />;
  if (data.items.length === 0) return <EmptyState title={emptyTexts[state][0]}>{emptyTexts[state][1]}</EmptyState>;
  return (
    <>
      <table className="system-table" aria-label="公开案例">
        <thead><tr><th>诉求</th><th className="wide-cell">审核人</th><th>时间</th></tr></thead>
        <tbody>{data.items.map((item) => <CaseLine key={item.id} item={item} current={item.id === currentId} now={now} />)}</tbody>
      </table>
      <PagesFoot cursor={given['cursor']} nextCursor={data.nextCursor} onPage={(cursor) => set('cursor', cursor)} />
    </>
  );
}
