import { Alert, Button } from 'antd';
import { formatInstant } from '../parts/time';
import { useNow } from '../parts/use-now';
import type { TicketListing } from './use-list';

interface ListEndProps {
  readonly listing: TicketListing;
  readonly byDeadline: boolean;
}

/** Under the last row: how far has been looked, the next piece, or the end in words. */
export function ListEnd({ listing, byDeadline }: ListEndProps) {
  const now = useNow();
  const { items = [], nextCursor, moreBusy, moreFault, loadMore } = listing;
  if (nextCursor === null) return <div className="list-end quiet">共 {items.length} 件，已全部显示</div>;
  const reached = formatInstant(Number(nextCursor.split('_')[0]), now);
  return (
    <div className="list-end">
      {moreFault ? <Alert type="error" title={moreFault.message} /> : null}
      <Button onClick={loadMore} loading={moreBusy} data-testid="load-more">加载更多</Button>
      <p className="quiet">已显示 {items.length} 件，查到{byDeadline ? '时限' : '登记时间'}为 {reached} 的工单</p>
    </div>
  );
}
