import { DeleteOutlined, LeftOutlined } from '@ant-design/icons';
import { Button, Popconfirm } from 'antd';
import { orderViews, removeView, type SavedView, type TicketFilter } from '@hotline/shared/contracts/ticket-lists.staff';
import { endStates, ticketStates } from '@hotline/shared/vocabulary/ticket-state';
import { roles } from '@hotline/shared/vocabulary/role';
import { searchOf } from './list-place';
import { SaveView } from './save-view';
import type { Views } from './use-views';

const openOnes = ticketStates.codes.filter((state) => !endStates.includes(state)).join(',');

/** Views everybody has. */
const firstViews: readonly (readonly [name: string, filter: TicketFilter])[] = [
  ['全部', {}],
  ['未办结', { states: openOnes }],
  ['即将到期', { due: 'yellow' }],
  ['今日到期', { due: 'today' }],
  ['已超期', { due: 'overdue' }],
];

interface BarProps {
  readonly views: Views;
  readonly filter: TicketFilter;
  readonly text: string;
  readonly onShow: (filter: TicketFilter) => void;
}

/** "12", "99+", or "12+" where looking on would take longer. */
const countOf = ({ count, more }: SavedView): string => (count >= 100 ? '99+' : `${count}${more ? '+' : ''}`);

/** What can be done with the own view that is shown. */
function OwnView({ view, views }: { readonly view: SavedView; readonly views: Views }) {
  const own = (views.items ?? []).filter((other) => other.own).map(({ id }) => id);
  const at = own.indexOf(view.id);
  const earlier = [...own.slice(0, at - 1), view.id, own[at - 1] ?? '', ...own.slice(at + 1)];
  return (
    <>
      {at > 0 ? <Button size="small" type="text" icon={<LeftOutlined />} aria-label="视图前移" title="视图前移" onClick={() => void views.run(orderViews, { body: { ids: earlier } })} /> : null}
      <Popconfirm title={`删除视图“${view.name}”？`} okText="删除" cancelText="取消" onConfirm={() => void views.run(removeView, { params: { id: view.id } })}>
        <Button size="small" type="text" icon={<DeleteOutlined />} aria-label="删除视图" title="删除视图" data-testid="remove-view" />
      </Popconfirm>
    </>
  );
}

/** Views as tabs over the list; the one whose filter is shown is marked. */
export function ViewsBar({ views, filter, text, onShow }: BarProps) {
  const shown = views.items?.find((view) => searchOf(view.filter) === text);
  const plain = firstViews.some(([, own]) => searchOf(own) === text);
  return (
    <nav className="views" aria-label="视图">
      {firstViews.map(([name, own]) => <button key={name} type="button" className="view" aria-pressed={searchOf(own) === text} onClick={() => onShow(own)}>{name}</button>)}
      {views.items?.map((view) => (
        <button key={view.id} type="button" className="view" aria-pressed={view === shown} onClick={() => onShow(view.filter)} title={view.own ? (view.sharedWith ? `已共享给${roles.labels[view.sharedWith]}` : undefined) : `${view.ownerName}共享`} data-testid={`view-${view.id}`}>
          {view.name} <span className="view-count">{countOf(view)}</span>
        </button>
      ))}
      {shown?.own ? <OwnView view={shown} views={views} /> : null}
      {shown || plain ? null : <SaveView filter={filter} views={views} />}
      {views.fault ? <span className="quiet" role="alert">{views.fault.message}</span> : null}
    </nav>
  );
}
