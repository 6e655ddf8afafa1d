import { useEffect, useState } from 'react';
import { attendTicket, leaveTicket, type Colleague } from '@hotline/shared/contracts/desk-work.staff';
import { call } from '../../api/call';
import { useLiveEvent } from '../../api/live-context';

/** The server takes two silences for leaving. */
const beatMs = 10_000;

/** Tells the server that this ticket is open here, and who else has it open. */
export function usePresence(ticketId: string, writing: boolean): readonly Colleague[] {
  const [people, setPeople] = useState<readonly Colleague[]>([]);
  useEffect(() => {
    const attend = (): void => void call(attendTicket, { params: { id: ticketId }, body: { writing } }).then((answer) => setPeople(answer.people), () => undefined);
    const onVisible = (): void => {
      if (document.visibilityState === 'visible') attend();
    };
    attend();
    const beat = window.setInterval(attend, beatMs);
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      window.clearInterval(beat);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [ticketId, writing]);
  useEffect(() => {
    const leave = (): void => void call(leaveTicket, { params: { id: ticketId } }).catch(() => undefined);
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [ticketId]);
  useLiveEvent('presence', (event) => {
    if (event?.ticketId === ticketId) setPeople(event.people);
  });
  return people;
}
