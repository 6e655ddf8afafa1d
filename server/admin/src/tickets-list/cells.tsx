import type { ReactNode } from 'react';
import type { StaffTicketItem } from '@hotline/shared/contracts/tickets.staff';
import { channels } from '@hotline/shared/vocabulary/channel';
import type { ListColumn } from '@hotline/shared/vocabulary/list-column';
import { requestTypes } from '@hotline/shared/vocabulary/request-type';
import { Deadline, StateMark, UrgencyMark } from '../parts/marks';
import { formatInstant } from '../parts/time';

/** 公用事业 / 供热: the last part says the most in a narrow column. */
const lastPart = (path: string | null): string | null => path?.split(' / ').at(-1) ?? null;
const orQuiet = (text: string | null, without: string): ReactNode => text ?? <span className="quiet">{without}</span>;

/** What a column shows of a ticket. */
export const cells: Readonly<Record<ListColumn, (item: StaffTicketItem, now: number) => ReactNode>> = {
  urgency: ({ urgency }) => <UrgencyMark urgency={urgency} />,
  state: ({ state }) => <StateMark state={state} />,
  requestType: ({ requestType }) => requestTypes.labels[requestType],
  title: ({ title }) => title,
  category: ({ categoryName }) => orQuiet(lastPart(categoryName), '未定'),
  area: ({ areaName }) => orQuiet(areaName, '未定'),
  department: ({ departmentName }) => orQuiet(departmentName, '未派'),
  channel: ({ channel }) => channels.labels[channel],
  round: ({ round }) => (round > 1 ? `第${round}轮` : <span className="quiet">首轮</span>),
  supervision: ({ supervisionLevel }) => (supervisionLevel > 0 ? <span className="mark mark-warn">{supervisionLevel}级</span> : <span className="quiet">—</span>),
  createdAt: ({ createdAt }, now) => formatInstant(createdAt, now),
  updatedAt: ({ updatedAt }, now) => formatInstant(updatedAt, now),
  dueAt: ({ dueAt }) => <Deadline dueAt={dueAt} />,
};

/** The full text of a cell that may be cut. */
export function cutTextOf(column: ListColumn, item: StaffTicketItem): string | undefined {
  const full: Readonly<Partial<Record<ListColumn, string | null>>> = { title: item.title, category: item.categoryName, area: item.areaName, department: item.departmentName };
  return full[column] ?? undefined;
}
