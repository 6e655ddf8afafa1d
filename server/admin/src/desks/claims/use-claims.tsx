import { App } from 'antd';
import { useCallback, useEffect, useMemo, type ReactNode } from 'react';
import { claimNextTicket, claimTicket, releaseTicket, type StaffTicketItem } from '@hotline/shared/contracts/tickets.staff';
import { listClaimedTickets } from '@hotline/shared/contracts/workbench.staff';
import { call } from '../../api/call';
import { faultOf } from '../../api/fault';
import { useLiveBurst } from '../../api/live-context';
import { useLoad } from '../../api/use-load';
import { useCommands } from '../../keys/keys';
import { useSession } from '../../session/session';
import type { DeskPlace } from '../desk-place';
import type { TicketList } from '../list/use-ticket-list';
import { ClaimBar } from './claim-bar';

/** Well within the five minutes after which the server gives a ticket back. */
const beatMs = 60_000;

/** Own tickets of the pool, for operators. */
export function useOwnClaims(wanted: boolean) {
  const { data, reload } = useLoad(useCallback(async () => (wanted ? (await call(listClaimedTickets, {})).items : []), [wanted]));
  useLiveBurst('ticket', () => wanted && reload(), 800);
  return { items: data ?? [], reload };
}

/** Shows the server that the owner is still there, as long as somebody types or points. */
function useHeartbeat(ticketId: string | undefined, onFault: (thrown: unknown) => void): void {
  useEffect(() => {
    if (ticketId === undefined) return undefined;
    let active = true;
    const sign = (): void => {
      active = true;
    };
    const beat = (): void => {
      if (active) call(claimTicket, { params: { id: ticketId } }).catch(onFault);
      active = false;
    };
    beat();
    const timer = window.setInterval(beat, beatMs);
    const signs = ['keydown', 'pointerdown'] as const;
    signs.forEach((name) => window.addEventListener(name, sign));
    return () => {
      window.clearInterval(timer);
      signs.forEach((name) => window.removeEventListener(name, sign));
    };
  }, [ticketId, onFault]);
}

/** The ticket in work that must be, or become, this operator's. */
function workedOn({ ticketId, doing }: DeskPlace, own: readonly StaffTicketItem[], list: TicketList): string | undefined {
  if (own.some(({ id }) => id === ticketId)) return ticketId;
  const waiting = list.items?.some(({ id, state }) => id === ticketId && state === 'submitted');
  return doing && waiting ? ticketId : undefined;
}

/** 领取: takes the next ticket of the pool, puts one back, and keeps what one works on. */
export function useClaims(place: DeskPlace, list: TicketList): { readonly bar: ReactNode } {
  const { message } = App.useApp();
  const wanted = useSession().staff.role === 'operator' && place.desk === 'intake';
  const { items, reload } = useOwnClaims(wanted);
  const { open } = place;
  const say = useCallback((thrown: unknown) => void message.warning(faultOf(thrown).message), [message]);
  useHeartbeat(wanted ? workedOn(place, items, list) : undefined, say);
  const next = useCallback(() => {
    call(claimNextTicket, {}).then(({ id }) => (reload(), open(id)), say);
  }, [open, reload, say]);
  useCommands(useMemo(() => (wanted ? [{ id: 'claimNext', name: '领取下一件', key: 'g', run: next }] : []), [wanted, next]));
  const release = (id: string): void => {
    call(releaseTicket, { params: { id } }).then(() => {
      if (id === place.ticketId) place.close();
      reload();
      list.reload();
    }, say);
  };
  return { bar: wanted ? <ClaimBar items={items} openId={place.ticketId} onNext={next} onOpen={(id) => place.open(id)} onRelease={release} /> : null };
}
