import { Button } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { broadcastSenders, listBroadcasts, type BroadcastItem } from '@hotline/shared/contracts/broadcasts.staff';
import { call } from '../api/call';
import { useLiveBurst, useLiveEvent } from '../api/live-context';
import { useLoad } from '../api/use-load';
import { useSession } from '../session/session';
import { usePageTitle } from '../session/use-page-title';
import { TypedFilter } from '../system/typed-filter';
import { useFilters } from '../system/use-filters';
import { BroadcastForm } from './broadcast-form';
import { BroadcastList } from './broadcast-list';
import { BroadcastPane } from './broadcast-pane';
import { useBroadcasts } from './broadcasts';

/** Acts when a number is another one than before. */
function useOnChange(count: number, act: () => void): void {
  const before = useRef(count);
  useEffect(() => {
    if (before.current === count) return;
    before.current = count;
    act();
  }, [count, act]);
}

/** The archive, kept fresh: new ones and void ones by loading it, receipts by their count. */
function useArchive({ q, cursor }: Readonly<Record<string, string>>) {
  const loaded = useLoad(useCallback(() => call(listBroadcasts, { query: { ...(q && { q }), ...(cursor && { cursor }) } }), [q, cursor]));
  const { data, put, reload } = loaded;
  useOnChange(useBroadcasts().unread.length, reload);
  useLiveBurst('broadcast', reload, 300);
  useLiveEvent('receipts', (event) => event && data && put({ ...data, items: data.items.map((one) => (one.id === event.id ? { ...one, read: event.read } : one)) }));
  return loaded;
}

type Writing = { readonly old: BroadcastItem | null } | null;

/** 飞鸽广播: everything one was sent, and for senders the writing of it and who has read it. */
export function BroadcastsPage() {
  usePageTitle('飞鸽广播');
  const navigate = useNavigate();
  const { id } = useParams();
  const { staff } = useSession();
  const filters = useFilters();
  const [writing, setWriting] = useState<Writing>(null);
  const loaded = useArchive(filters.given);
  const sends = broadcastSenders.includes(staff.role);
  const onSent = (sent: BroadcastItem): void => {
    setWriting(null);
    loaded.reload();
    void navigate(`/broadcasts/${sent.id}`);
  };
  return (
    <div className="system">
      <div className="list-bar list-bar-wrap">
        <h1>飞鸽广播</h1>
        <TypedFilter name="q" label="标题或正文" given={filters.given['q']} onFilter={(typed) => filters.set('q', typed)} />
        <span className="list-bar-space" />
        {sends && !writing ? <Button type="primary" size="small" onClick={() => setWriting({ old: null })} data-testid="add-broadcast">发布广播</Button> : null}
      </div>
      <div className="system-body">
        <div className="system-list" role="region" aria-label="广播" tabIndex={0}>
          {writing ? <BroadcastForm key={writing.old?.id ?? 'new'} old={writing.old} onSent={onSent} onCancel={() => setWriting(null)} /> : null}
          <BroadcastList loaded={loaded} filters={filters} currentId={id} />
        </div>
        {id ? <div className="system-side"><BroadcastPane key={id} id={id} onSupersede={sends ? (old) => setWriting({ old }) : null} /></div> : null}
      </div>
    </div>
  );
}
