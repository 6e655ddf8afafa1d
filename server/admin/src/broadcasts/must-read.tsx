import { NotificationOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, useState, type FocusEvent } from 'react';
import type { BroadcastView } from '@hotline/shared/contracts/broadcasts.staff';
import { faultOf, type Fault } from '../api/fault';
import { sessionBack, sessionLost } from '../api/session-signal';
import { useKey } from '../keys/keys';
import { formatInstant } from '../parts/time';
import { useNow } from '../parts/use-now';
import { BroadcastKnowledge } from './broadcast-knowledge';
import { useBroadcasts } from './broadcasts';

/** Whether somebody has to log in again first: the strip must not lie over that. */
function useLoggedOut(): boolean {
  const [out, setOut] = useState(false);
  useEffect(() => sessionLost.listen(() => setOut(true)), []);
  useEffect(() => sessionBack.listen(() => setOut(false)), []);
  return out;
}

/** The half of the page that is not being written in. */
function freeHalf(): 'top' | 'bottom' {
  const field = document.activeElement;
  if (!field || field === document.body || field.matches('main')) return 'top';
  const { top, bottom } = field.getBoundingClientRect();
  return (top + bottom) / 2 < window.innerHeight / 2 ? 'bottom' : 'top';
}

/** Where the focus was before somebody came into the strip by keyboard. */
function useFocusBack() {
  const before = useRef<HTMLElement | null>(null);
  const onFocus = ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>): void => {
    if (relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget)) before.current = relatedTarget;
  };
  const giveBack = (strip: HTMLElement | null): void => {
    if (strip?.contains(document.activeElement)) before.current?.focus();
  };
  return { onFocus, giveBack };
}

function useReading(onRead: () => Promise<void>, before: () => void) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const confirm = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setFault(null);
    before();
    try {
      await onRead();
    } catch (thrown) {
      setFault(faultOf(thrown));
      setBusy(false);
    }
  };
  return { busy, fault, confirm };
}

interface StripProps {
  readonly broadcast: BroadcastView;
  readonly more: number;
  readonly onRead: () => Promise<void>;
}

/** Nothing here takes the focus: whoever is typing, even a word half composed, types on. */
function Strip({ broadcast: { title, body, senderName, sentAt, knowledge }, more, onRead }: StripProps) {
  const strip = useRef<HTMLElement>(null);
  const [half] = useState(freeHalf);
  const now = useNow();
  const { onFocus, giveBack } = useFocusBack();
  const { busy, fault, confirm } = useReading(onRead, () => giveBack(strip.current));
  useKey('readBroadcast', () => void confirm());
  return (
    <>
      <div className="must-read-veil" aria-hidden onMouseDown={(event) => event.preventDefault()} />
      <section ref={strip} className={`must-read must-read-${half}`} aria-label="必读广播" data-testid="must-read" onFocus={onFocus}>
        <div role="alert">
          <h2><NotificationOutlined aria-hidden /> <span className="must-read-mark">必读</span> {title}</h2>
          <p className="prose must-read-body">{body}</p>
        </div>
        <BroadcastKnowledge knowledge={knowledge} />
        <div className="must-read-foot">
          <span className="quiet">{senderName} {formatInstant(sentAt, now)} 发布</span>
          <span className="broadcast-space" />
          {fault ? <span className="must-read-fault" role="alert">{fault.code === 'network' ? '网络中断，还没有记下您已阅读，请稍后再点一次。' : fault.message}</span> : null}
          {more > 0 ? <span className="quiet">之后还有 {more} 条</span> : null}
          <Button type="primary" loading={busy} onMouseDown={(event) => event.preventDefault()} onClick={() => void confirm()} data-testid="confirm-read">我已阅读（F8）</Button>
        </div>
      </section>
    </>
  );
}

/** 必读广播 over whatever is on the screen, one after the other, until each is said to have been read. */
export function MustRead() {
  const { unread, read } = useBroadcasts();
  const loggedOut = useLoggedOut();
  const waiting = unread.filter(({ mustRead }) => mustRead);
  const [first] = waiting;
  if (!first || loggedOut) return null;
  return <Strip key={first.id} broadcast={first} more={waiting.length - 1} onRead={() => read(first.id)} />;
}
