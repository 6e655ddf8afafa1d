import { useEffect, useRef } from 'react';
import type { StaffAction } from '@hotline/shared/contracts/ticket-actions.staff';
import type { StaffTicketItem } from '@hotline/shared/contracts/tickets.staff';
import { useSession } from '../../session/session';
import { deskInfo, type Queue } from '../desk-table';
import { likelyAction } from './likely-action';
import { TicketRow } from './ticket-row';

interface TicketTableProps {
  readonly desk: Queue;
  readonly items: readonly StaffTicketItem[];
  readonly selectedId: string | undefined;
  readonly newIds: ReadonlySet<string>;
  readonly onOpen: (id: string, doing?: StaffAction) => void;
}

const columns: readonly (readonly [className: string, title: string])[] = [
  ['col-number', '工单编号'],
  ['col-urgency', '紧急'],
  ['col-state', '状态'],
  ['col-type', '类型'],
  ['col-title', '诉求'],
  ['col-category wide-only', '分类'],
  ['col-area wide-only', '区域'],
  ['col-department wide-only', '承办单位'],
  ['col-created wide-only', '登记时间'],
  ['col-deadline', '时限'],
  ['col-next', '下一步'],
];

/** Arrow keys reach the list from a page where nothing has the focus. */
function useArrowEntry(body: { readonly current: HTMLTableSectionElement | null }): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (document.activeElement !== document.body || !['ArrowDown', 'ArrowUp'].includes(event.key)) return;
      const row = body.current?.querySelector<HTMLElement>('tr[tabindex="0"]');
      if (!row) return;
      event.preventDefault();
      row.focus();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [body]);
}

/** The rows of a queue. A plain table: 32 px rows, every column in sight, no scrolling sideways. */
export function TicketTable({ desk, items, selectedId, newIds, onOpen }: TicketTableProps) {
  const { staff } = useSession();
  const body = useRef<HTMLTableSectionElement>(null);
  useArrowEntry(body);
  const stop = items.some((item) => item.id === selectedId) ? selectedId : items[0]?.id;
  return (
    <table className="tickets" aria-label={deskInfo[desk].name}>
      <thead>
        <tr>{columns.map(([className, title]) => <th key={title} className={className} scope="col">{title}</th>)}</tr>
      </thead>
      <tbody ref={body}>
        {items.map((item) => (
          <TicketRow
            key={item.id}
            item={item}
            selected={item.id === selectedId}
            tabStop={item.id === stop}
            isNew={newIds.has(item.id)}
            likely={likelyAction(item.state, staff.role, desk)}
            onOpen={onOpen}
          />
        ))}
      </tbody>
    </table>
  );
}
