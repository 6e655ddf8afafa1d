import { useRef } from 'react';
import type { StaffAction } from '@hotline/shared/contracts/ticket-actions.staff';
import type { StaffTicketItem } from '@hotline/shared/contracts/tickets.staff';
import { listColumns, type ListColumn } from '@hotline/shared/vocabulary/list-column';
import { likelyAction } from '../desks/list/likely-action';
import { useKey } from '../keys/keys';
import { useSession } from '../session/session';
import { ListRow, moveFocus } from './list-row';

interface ListTableProps {
  readonly items: readonly StaffTicketItem[];
  readonly columns: readonly ListColumn[];
  readonly selected: ReadonlySet<string>;
  readonly changed: ReadonlySet<string>;
  readonly onOpen: (id: string, doing?: StaffAction) => void;
  readonly onSelect: (id: string) => void;
  readonly onSelectAll: (on: boolean) => void;
}

/** j and k walk the rows from wherever the focus is, beginning at the first. */
function useRowKeys() {
  const body = useRef<HTMLTableSectionElement>(null);
  const go = (down: boolean): void => {
    const row = document.activeElement?.closest('tr');
    if (row && body.current?.contains(row)) moveFocus(row, down);
    else body.current?.querySelector<HTMLElement>('tr')?.focus();
  };
  useKey('down', () => go(true));
  useKey('up', () => go(false));
  return body;
}

/** The rows: 32 px each under a head that stays, every chosen column in sight, no scrolling sideways. */
export function ListTable({ items, columns, selected, changed, onOpen, onSelect, onSelectAll }: ListTableProps) {
  const { staff } = useSession();
  const body = useRowKeys();
  const every = items.every(({ id }) => selected.has(id));
  return (
    <table className="tickets tickets-list" aria-label="工单列表">
      <thead>
        <tr>
          <th className="col-number" scope="col">
            <input type="checkbox" className="row-check" checked={every} aria-label="选择已显示的全部工单" onChange={() => onSelectAll(!every)} data-testid="select-shown" />
            工单编号
          </th>
          {columns.map((column) => <th key={column} className={`col-${column}`} scope="col">{listColumns.labels[column]}</th>)}
          <th className="col-next" scope="col">下一步</th>
        </tr>
      </thead>
      <tbody ref={body}>
        {items.map((item, at) => (
          <ListRow
            key={item.id} item={item} columns={columns} tabStop={at === 0} selected={selected.has(item.id)} changed={changed.has(item.id)}
            likely={likelyAction(item.state, staff.role)} onOpen={onOpen} onSelect={onSelect}
          />
        ))}
      </tbody>
    </table>
  );
}
