import { Alert, Button, Space } from 'antd';
import { useCallback, useEffect } from 'react';
import { Link } from 'react-router-dom';
import { getBroadcast, type BroadcastItem } from '@hotline/shared/contracts/broadcasts.staff';
import { call } from '../api/call';
import { useLiveEvent } from '../api/live-context';
import { useLoad } from '../api/use-load';
import { FaultState, LoadingState } from '../parts/states';
import { formatDue, formatInstant } from '../parts/time';
import { useNow } from '../parts/use-now';
import { Fact } from '../desks/ticket/section';
import { BroadcastKnowledge } from './broadcast-knowledge';
import { BroadcastReaders } from './broadcast-readers';
import { BroadcastMark, isInForce } from './broadcast-state';
import { useBroadcasts } from './broadcasts';

function Facts({ broadcast, now }: { readonly broadcast: BroadcastItem; readonly now: number }) {
  const { addressedTo, sentTo, senderName, sentAt, expiresAt, readAt } = broadcast;
  return (
    <dl className="facts">
      <Fact name="接收人">{addressedTo}（发布时 {sentTo} 人）</Fact>
      <Fact name="发布">{senderName} {formatInstant(sentAt, now)}</Fact>
      <Fact name="有效至">{formatDue(expiresAt, now)}</Fact>
      {readAt === null ? null : <Fact name="您已读">{formatInstant(readAt, now)}</Fact>}
    </dl>
  );
}

/** Opening what need not be confirmed is reading it. */
function useReadOnOpening(broadcast: BroadcastItem | undefined, reload: () => void): void {
  const { unread, read } = useBroadcasts();
  const opened = broadcast && !broadcast.mustRead && unread.some(({ id }) => id === broadcast.id) ? broadcast.id : null;
  useEffect(() => {
    if (opened !== null) read(opened).then(reload, () => undefined);
  }, [opened, read, reload]);
}

function Words({ broadcast, now }: { readonly broadcast: BroadcastItem; readonly now: number }) {
  const { mustRead, supersededBy, body } = broadcast;
  return (
    <>
      <Space size={8} className="broadcast-marks">{mustRead ? <span className="must-read-mark">必读</span> : null}<BroadcastMark broadcast={broadcast} now={now} /></Space>
      {supersededBy === null ? null : <Alert type="warning" showIcon className="form-alert" title={<>已被新的广播替代，请以<Link to={`/broadcasts/${supersededBy}`}>最新内容</Link>为准。</>} />}
      <p className="prose">{body}</p>
    </>
  );
}

interface PaneProps {
  readonly id: string;
  /** For senders: writes another in its place. */
  readonly onSupersede: ((old: BroadcastItem) => void) | null;
}

/** One broadcast: what it says, how it stands, and for senders who has read it. */
export function BroadcastPane({ id, onSupersede }: PaneProps) {
  const now = useNow();
  const { data, fault, reload } = useLoad(useCallback(() => call(getBroadcast, { params: { id } }), [id]));
  useLiveEvent('broadcast', (event) => (event === null || event.id === id) && reload());
  useReadOnOpening(data, reload);
  if (!data) return fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState />;
  return (
    <section className="section" data-testid="broadcast">
      <h2>{data.title}</h2>
      <Words broadcast={data} now={now} />
      <BroadcastKnowledge knowledge={data.knowledge} />
      <Facts broadcast={data} now={now} />
      {onSupersede && isInForce(data, now) ? <Button onClick={() => onSupersede(data)} data-testid="supersede">发布新广播替代它</Button> : null}
      {data.read === null ? null : <BroadcastReaders id={id} />}
    </section>
  );
}
