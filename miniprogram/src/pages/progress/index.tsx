import { View } from '@tarojs/components';
import { usePullDownRefresh, useDidShow, useReachBottom, stopPullDownRefresh } from '@tarojs/taro';
import { listMyTickets } from '@hotline/shared/contracts/tickets.citizen';
import { call } from '@/api/call';
import { openScreen } from '@/device/navigation';
import { Button } from '@/ui/Button';
import { Empty } from '@/ui/Empty';
import { Failure } from '@/ui/Failure';
import { Page } from '@/ui/Page';
import { Skeleton } from '@/ui/Skeleton';
import { usePages } from '@/ui/use-pages';
import { TicketCard } from './parts/TicketCard';
import './index.scss';

/** 我的诉求: the person's own tickets, newest first. */
export default function Progress() {
  const { items, more, error, reload, loadMore } = usePages((query) => call(listMyTickets, { query }));
  useDidShow(reload);
  useReachBottom(loadMore);
  usePullDownRefresh(() => {
    reload();
    stopPullDownRefresh();
  });
  return (
    <Page>
      {error ? <Failure error={error} onRetry={reload} /> : null}
      {items || error ? null : <Skeleton rows={4} />}
      {items?.length === 0 ? (
        <Empty id="no-tickets" title="您还没有提交过诉求">
          <View className="empty__hint">提交后，可以在这里查看办理进度和答复。</View>
          <Button id="go-submit" kind="primary" onTap={() => openScreen('submit')}>
            去微受理
          </Button>
        </Empty>
      ) : null}
      {items?.map((ticket, index) => (
        <TicketCard key={ticket.id} id={`ticket-${index + 1}`} ticket={ticket} />
      ))}
      {more ? (
        <View id="more-tickets" className="link more" ariaRole="button" onClick={loadMore}>
          查看更早的诉求
        </View>
      ) : null}
    </Page>
  );
}
