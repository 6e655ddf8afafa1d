import type { KeyboardEvent } from 'react';
import type { StaffAction } from '@hotline/shared/contracts/ticket-actions.staff';
import type { StaffTicketItem } from '@hotline/shared/contracts/tickets.staff';
import { actionLabels } from '@hotline/shared/rules/lifecycle';
import { requestTypes } from '@hotline/shared/vocabulary/request-type';
import { Deadline, StateMark, UrgencyMark } from '../../parts/marks';
import { levelName } from '../../parts/supervision-level';
import { formatInstant } from '../../parts/time';
import { useNow } from '../../parts/use-now';

interface TicketRowProps {
  readonly item: StaffTicketItem;
  readonly selected: boolean;
  /** The one row the Tab key stops at; the arrow keys move on from it. */
  readonly tabStop: boolean;
  readonly isNew: boolean;
  readonly likely: StaffAction | undefined;
  readonly onOpen: (id: string, doing?: StaffAction) => void;
}

function focusNeighbour(row: HTMLElement, key: string): boolean {
  const neighbour = key === 'ArrowDown' ? row.nextElementSibling : key === 'ArrowUp' ? row.previousElementSibling : null;
  if (!(neighbour instanceof HTMLElement)) return false;
  neighbour.focus();
  return true;
}

function onRowKey(event: KeyboardEvent<HTMLTableRowElement>, open: () => void): void {
  // Keys on the button inside the row are the button's.
  if (event.target !== event.currentTarget) return;
  if (event.key === 'Enter') open();
  else if (!focusNeighbour(event.currentTarget, event.key)) return;
  event.preventDefault();
}

/** 公用事业 / 供热: the last part says the most in a narrow column. */
const lastPart = (path: string | null): string | null => path?.split(' / ').at(-1) ?? null;

const WideCell = ({ text, full = text }: { readonly text: string | null; readonly full?: string | null }) => (
  <td className="wide-only" title={full ?? undefined}>{text ?? <span className="quiet">未定</span>}</td>
);

/** What sets a ticket apart from the others of its queue. */
function RowMarks({ item: { arbitration, supervisionLevel, confidential } }: { readonly item: StaffTicketItem }) {
  const marks = [arbitration && '仲裁', supervisionLevel > 0 && levelName(supervisionLevel), confidential && '保密'].filter((mark) => mark !== false);
  return marks.map((mark) => <span key={mark} className="mark mark-warn row-mark">{mark}</span>);
}

export function TicketRow({ item, selected, tabStop, isNew, likely, onOpen }: TicketRowProps) {
  const now = useNow();
  const open = (): void => onOpen(item.id);
  return (
    <tr
      className={`ticket-row edge-${item.urgency}${selected ? ' ticket-row-selected' : ''}`}
      tabIndex={tabStop ? 0 : -1}
      aria-selected={selected}
      onClick={open}
      onKeyDown={(event) => onRowKey(event, open)}
      data-testid={`row-${item.ticketNo}`}
    >
      <td className="cell-number">
        {item.ticketNo}
        {isNew ? <span className="new-mark">新</span> : null}
      </td>
      <td><UrgencyMark urgency={item.urgency} /></td>
      <td><StateMark state={item.state} /></td>
      <td>{requestTypes.labels[item.requestType]}</td>
      <td className="cell-title" title={item.title}><RowMarks item={item} />{item.title}</td>
      <WideCell text={lastPart(item.categoryName)} full={item.categoryName} />
      <WideCell text={item.areaName} />
      <td className="wide-only" title={item.departmentName ?? undefined}>{item.departmentName ?? <span className="quiet">未派</span>}</td>
      <td className="wide-only">{formatInstant(item.createdAt, now)}</td>
      <td className="cell-deadline"><Deadline dueAt={item.dueAt} /></td>
      <td className="cell-next">
        <button type="button" className="link-button" tabIndex={-1} onClick={(event) => { event.stopPropagation(); onOpen(item.id, likely); }}>
          {likely ? actionLabels[likely] : '查看'}
        </button>
      </td>
    </tr>
  );
}
