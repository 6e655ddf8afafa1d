import { memo, type KeyboardEvent } from 'react';
import type { StaffAction } from '@hotline/shared/contracts/ticket-actions.staff';
import type { StaffTicketItem } from '@hotline/shared/contracts/tickets.staff';
import { actionLabels } from '@hotline/shared/rules/lifecycle';
import type { ListColumn } from '@hotline/shared/vocabulary/list-column';
import { useNow } from '../parts/use-now';
import { cells, cutTextOf } from './cells';

interface ListRowProps {
  readonly item: StaffTicketItem;
  readonly columns: readonly ListColumn[];
  readonly tabStop: boolean;
  readonly selected: boolean;
  /** Changed since the list was read. */
  readonly changed: boolean;
  readonly likely: StaffAction | undefined;
  readonly onOpen: (id: string, doing?: StaffAction) => void;
  readonly onSelect: (id: string) => void;
}

/** Moves the focus to the row above or below. */
export function moveFocus(row: Element, down: boolean): void {
  const neighbour = down ? row.nextElementSibling : row.previousElementSibling;
  if (neighbour instanceof HTMLElement) neighbour.focus();
}

/** Enter opens, x selects, arrows move; keys on what stands inside the row are its own. */
function onRowKey(event: KeyboardEvent<HTMLTableRowElement>, { item, onOpen, onSelect }: ListRowProps): void {
  if (event.target !== event.currentTarget) return;
  const run: Readonly<Record<string, () => void>> = {
    Enter: () => onOpen(item.id),
    x: () => onSelect(item.id),
    ArrowDown: () => moveFocus(event.currentTarget, true),
    ArrowUp: () => moveFocus(event.currentTarget, false),
  };
  const work = event.ctrlKey || event.altKey || event.metaKey ? undefined : run[event.key];
  if (!work) return;
  event.preventDefault();
  work();
}

function Row(props: ListRowProps) {
  const { item, columns, tabStop, selected, changed, likely, onOpen, onSelect } = props;
  const now = useNow();
  const { id, ticketNo, urgency } = item;
  return (
    <tr
      className={`ticket-row edge-${urgency}${selected ? ' ticket-row-selected' : ''}`}
      tabIndex={tabStop ? 0 : -1}
      onClick={() => onOpen(id)}
      onKeyDown={(event) => onRowKey(event, props)}
      data-testid={`row-${ticketNo}`}
    >
      <td className="cell-number">
        <input type="checkbox" className="row-check" checked={selected} tabIndex={-1} aria-label={`选择工单 ${ticketNo}`} onClick={(event) => event.stopPropagation()} onChange={() => onSelect(id)} />
        {ticketNo}
        {changed ? <span className="new-mark" title="列表显示之后有更新">变</span> : null}
      </td>
      {columns.map((column) => <td key={column} className={`cell-${column}`} title={cutTextOf(column, item)}>{cells[column](item, now)}</td>)}
      <td className="cell-next">
        <button type="button" className="link-button" tabIndex={-1} onClick={(event) => { event.stopPropagation(); onOpen(id, likely); }}>
          {likely ? actionLabels[likely] : '查看'}
        </button>
      </td>
    </tr>
  );
}

/** Thousands of rows may stand in the list: each is drawn anew only when it differs. */
export const ListRow = memo(Row);
