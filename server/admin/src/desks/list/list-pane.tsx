import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import type { StaffTicketItem } from '@hotline/shared/contracts/tickets.staff';
import { useNow } from '../../parts/use-now';
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
  const { empty } = deskInfo[place.desk];
  return (
    <>
      {fault ? <Alert type="warning" banner title={`列表未能更新：${fault.message}`} /> : null}
      {items.length === 0 ? (
        <EmptyState title="暂无工单">{empty}</EmptyState>
      ) : (
        <>
          <TicketTable desk={place.desk} items={items} selectedId={place.ticketId} newIds={list.newIds} onOpen={place.open} />
          <ListEnd list={list} />
        </>
      )}
    </>
  );
}

/** Red and yellow among what is on the screen, in words. */
function WarningCounts({ items, hasMore }: { readonly items: readonly StaffTicketItem[]; readonly hasMore: boolean }) {
  const now = useNow();
  const red = items.filter(({ dueAt }) => dueAt !== null && dueAt <= now).length;
  const yellow = items.filter(({ dueAt, yellowAt }) => dueAt !== null && dueAt > now && yellowAt !== null && yellowAt <= now).length;
  return (
    <p className="warning-counts" data-testid="warning-counts">
      <span className={red > 0 ? 'deadline-overdue' : 'quiet'}>超期 {red} 件</span>
      <span className={yellow > 0 ? 'deadline-today' : 'quiet'}>临期 {yellow} 件</span>
      {hasMore ? <span className="quiet">以上为已加载的工单</span> : null}
    </p>
  );
}

/** The queue of a desk; above it what is already one's own. */
export function ListPane({ place, list, claims }: ListPaneProps & { readonly claims?: ReactNode }) {
  return (
    <section className="list-pane" aria-label="工单列表">
      <ListBar place={place} list={list} />
      {place.desk === 'supervision' && list.items ? <WarningCounts items={list.items} hasMore={list.hasMore} /> : null}
      {claims}
      <div className="list-scroll">
        <ListBody place={place} list={list} />
      </div>
    </section>
  );
}
