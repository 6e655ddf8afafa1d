import { Alert } from 'antd';
import { Link } from 'react-router-dom';
import type { BroadcastItem, listBroadcasts } from '@hotline/shared/contracts/broadcasts.staff';
import type { OutputOf } from '@hotline/shared/contracts/contract';
import type { Loaded } from '../api/use-load';
import { EmptyState, FaultState, LoadingState } from '../parts/states';
import { formatInstant } from '../parts/time';
import { useNow } from '../parts/use-now';
import { PagesFoot } from '../system/pages-foot';
import type { useFilters } from '../system/use-filters';
import { BroadcastMark } from './broadcast-state';

interface RowProps {
  readonly broadcast: BroadcastItem;
  readonly current: boolean;
  readonly search: string;
  readonly now: number;
}

function BroadcastLine({ broadcast, current, search, now }: RowProps) {
  const { id, title, mustRead, addressedTo, sentTo, read, senderName, sentAt } = broadcast;
  return (
    <tr className={current ? 'row-on' : undefined} data-testid={`broadcast-${id}`}>
      <td className="text-cell">{mustRead ? <span className="must-read-mark">必读</span> : null} <Link to={`/broadcasts/${id}${search}`} aria-current={current ? 'true' : undefined}>{title}</Link></td>
      <td><BroadcastMark broadcast={broadcast} now={now} /></td>
      <td className="wide-cell">{addressedTo}</td>
      {read === null ? null : <td className="number-cell" data-testid={`count-${id}`}>{read} / {sentTo}</td>}
      <td className="time-cell">{formatInstant(sentAt, now)}</td>
      <td className="wide-cell">{senderName}</td>
    </tr>
  );
}

function Nothing({ searched }: { readonly searched: boolean }) {
  if (searched) return <EmptyState title="没有找到广播">请换一个词再找，或清空查找内容。</EmptyState>;
  return <EmptyState title="还没有广播">口径或政策有变化时，新广播会出现在这里，必读的会直接显示在屏幕上。</EmptyState>;
}

interface ListProps {
  readonly loaded: Loaded<OutputOf<typeof listBroadcasts>>;
  readonly filters: ReturnType<typeof useFilters>;
  readonly currentId: string | undefined;
}

/** The archive in each of its states. */
export function BroadcastList({ loaded: { data, fault, reload }, filters: { given, set }, currentId }: ListProps) {
  const now = useNow();
  if (!data) return fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState />;
  if (data.items.length === 0 && !data.nextCursor) return <Nothing searched={Boolean(given['q'])} />;
  const search = given['q'] ? `?q=${encodeURIComponent(given['q'])}` : '';
  const counted = data.items.some(({ read }) => read !== null);
  return (
    <>
      {fault ? <Alert type="warning" banner title={`列表未能更新：${fault.message}`} /> : null}
      <table className="system-table" aria-label="广播">
        <thead>
          <tr><th>标题</th><th>状态</th><th className="wide-cell">接收人</th>{counted ? <th className="number-cell">已读 / 发布时</th> : null}<th>发布时间</th><th className="wide-cell">发布人</th></tr>
        </thead>
        <tbody>{data.items.map((one) => <BroadcastLine key={one.id} broadcast={one} current={one.id === currentId} search={search} now={now} />)}</tbody>
      </table>
      <PagesFoot cursor={given['cursor']} nextCursor={data.nextCursor} onPage={(cursor) => set('cursor', cursor)} />
    </>
  );
}
