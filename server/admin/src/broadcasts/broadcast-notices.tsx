import { Button, Space } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { BroadcastView } from '@hotline/shared/contracts/broadcasts.staff';
import { useLiveEvent } from '../api/live-context';
import { useBroadcasts } from './broadcasts';

/** Afterwards the bell still counts it. */
const shownMs = 30_000;
const shownAtOnce = 3;

/** Those that have just arrived. */
function useFresh(): readonly string[] {
  const [fresh, setFresh] = useState<readonly string[]>([]);
  useLiveEvent('broadcast', (event) => {
    if (!event || event.mustRead || event.supersededBy !== null) return;
    setFresh((old) => [...old.filter((id) => id !== event.id), event.id]);
    window.setTimeout(() => setFresh((old) => old.filter((id) => id !== event.id)), shownMs);
  });
  return fresh;
}

function Notice({ broadcast: { id, title, body }, onRead }: { readonly broadcast: BroadcastView; readonly onRead: () => void }) {
  const navigate = useNavigate();
  return (
    <div className="broadcast-notice" data-testid={`notice-${id}`}>
      <strong>{title}</strong>
      <p>{body}</p>
      <Space size={8}>
        <Button size="small" onMouseDown={(event) => event.preventDefault()} onClick={() => void navigate(`/broadcasts/${id}`)}>查看</Button>
        <Button size="small" onMouseDown={(event) => event.preventDefault()} onClick={onRead} data-testid={`read-notice-${id}`}>知道了</Button>
      </Space>
    </div>
  );
}

/** Broadcasts that need not be read at once: in a corner, for half a minute. */
export function BroadcastNotices() {
  const { unread, read } = useBroadcasts();
  const fresh = useFresh();
  const shown = unread.filter(({ id }) => fresh.includes(id)).slice(-shownAtOnce);
  return (
    <div className="broadcast-notices" role="status">
      {/* What cannot be told stays with the bell. */}
      {shown.map((one) => <Notice key={one.id} broadcast={one} onRead={() => void read(one.id).catch(() => undefined)} />)}
    </div>
  );
}
