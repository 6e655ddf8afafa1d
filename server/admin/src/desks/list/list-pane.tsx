import { Alert, Button } from 'antd';
import { EmptyState, FaultState, LoadingState } from '../../parts/states';
import type { DeskPlace } from '../desk-place';
import { deskInfo } from '../desk-table';
import { ListBar } from './list-bar';
import { TicketTable } from './ticket-table';
import type { TicketList } from './use-ticket-list';

interface ListPaneProps {
  readonly place: DeskPlace;
  readonly list: TicketList;
}

/** Under the last row: the next page, or the end in words. */
function ListEnd({ list }: { readonly list: TicketList }) {
  const { hasMore, moreBusy, moreFault, loadMore } = list;
  return (
    <div className="list-end">
      {moreFault ? <Alert type="error" title={moreFault.message} /> : null}
      {hasMore ? (
        <Button onClick={loadMore} loading={moreBusy} data-testid="load-more">
          加载更多
        </Button>
      ) : (
        <span className="quiet">共 {list.items?.length ?? 0} 件，已全部显示</span>
      )}
    </div>
  );
}

function ListBody({ place, list }: ListPaneProps) {
  const { items, fault } = list;
  if (!items) return fault ? <FaultState fault={fault} onRetry={list.reload} /> : <LoadingState rows={12} />;
  const { name, empty } = deskInfo[place.desk];
  return (
    <>
      {fault ? <Alert type="warning" banner title={`列表未能更新：${fault.message}`} /> : null}
      {items.length === 0 ? (
        <EmptyState title="暂无工单">{place.ticketNo ? '没有找到这个编号的工单，请核对编号。' : empty}</EmptyState>
      ) : (
        <>
          <TicketTable label={name} items={items} selectedId={place.ticketId} newIds={list.newIds} onOpen={place.open} />
          <ListEnd list={list} />
        </>
      )}
    </>
  );
}

/** The queue of a desk. */
export function ListPane({ place, list }: ListPaneProps) {
  return (
    <section className="list-pane" aria-label="工单列表">
      <ListBar place={place} list={list} />
      <div className="list-scroll">
        <ListBody place={place} list={list} />
      </div>
    </section>
  );
}
