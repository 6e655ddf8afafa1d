import { Alert, Button } from 'antd';
import { useCallback, useState } from 'react';
import { getTicket, type StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import type { Desk } from '@hotline/shared/vocabulary/desk';
import { call } from '../../api/call';
import { useLiveEvent } from '../../api/live-context';
import { useLoad, type Loaded } from '../../api/use-load';
import { useKey } from '../../keys/keys';
import { usePreference } from '../../parts/preference';
import { FaultState, LoadingState } from '../../parts/states';
import { ActionBar } from '../actions/action-bar';
import { ActionPanel } from '../actions/action-panel';
import type { DeskPlace } from '../desk-place';
import { Colleagues } from './colleagues';
import { GroupProgress } from './group-progress';
import { TicketHead } from './ticket-head';
import { TicketSections } from './ticket-sections';
import { useDrafts } from './use-drafts';
import { useKeptFocus } from './use-kept-focus';
import { usePresence } from './use-presence';
import type { Work } from './work';

interface TicketPaneProps {
  readonly place: DeskPlace<Desk>;
  readonly ticketId: string;
  /** A roomy form is open: it stands beside the ticket instead of above it. */
  readonly writing: boolean;
  /** The neighbours in the queue. */
  readonly neighbours: Neighbours;
  readonly onChanged: () => void;
}

export interface Neighbours {
  readonly next: string | undefined;
  readonly previous: string | undefined;
}

/** Follows the live stream; while a form is open the ticket only changes when asked, so nobody acts on what they have not read. */
function useFreshTicket({ ticketId, place }: TicketPaneProps) {
  const loaded = useLoad<StaffTicket>(useCallback(() => call(getTicket, { params: { id: ticketId } }), [ticketId]));
  const { data, reload } = loaded;
  const [newestVersion, setNewestVersion] = useState(0);
  useLiveEvent('ticket', (event) => {
    if (event === null) return reload();
    if (event.id !== ticketId || !data || event.version <= data.version) return;
    if (place.doing) setNewestVersion(event.version);
    else reload();
  });
  return { ...loaded, outdated: data !== undefined && newestVersion > data.version };
}

function OutdatedNote({ onReload }: { readonly onReload: () => void }) {
  const action = <Button size="small" onClick={onReload}>查看最新内容</Button>;
  return <Alert type="warning" showIcon title="这件工单刚刚有更新，您填写的内容会保留。" action={action} data-testid="ticket-outdated" />;
}

/** Where one goes after an action, as each person has chosen it. */
function useAfterSave({ place, neighbours }: TicketPaneProps): () => void {
  const [afterSave] = usePreference('afterSave');
  return () => {
    if (afterSave === 'stay') place.start(undefined);
    else if (afterSave === 'next' && neighbours.next) place.open(neighbours.next);
    else place.close();
  };
}

function useTicketKeys({ place, neighbours: { next, previous } }: TicketPaneProps): void {
  useKey('next', () => next && place.open(next));
  useKey('previous', () => previous && place.open(previous));
  useKey('close', () => (place.doing ? place.start(undefined) : place.close()));
}

function useWork(loaded: Loaded<StaffTicket>, props: TicketPaneProps): Work | undefined {
  const { data: ticket, put, reload } = loaded;
  const { place, onChanged } = props;
  const goOn = useAfterSave(props);
  if (!ticket) return undefined;
  return {
    ticket,
    reload,
    closeForm: () => place.start(undefined),
    done: (next) => {
      put(next);
      goOn();
      onChanged();
    },
  };
}

interface OpenTicketProps extends TicketPaneProps {
  readonly work: Work;
  readonly outdated: boolean;
}

function OpenTicket({ work, outdated, place, writing }: OpenTicketProps) {
  const { ticket, reload } = work;
  const { doing } = place;
  const people = usePresence(ticket.id, doing !== undefined);
  const drafts = useDrafts(ticket.id, ticket.version);
  const heading = useKeptFocus<HTMLHeadingElement>(doing);
  return (
    <section className={`ticket-pane${writing ? ' ticket-writing' : ''}`} aria-label="工单详情" data-testid="ticket">
      <TicketHead ticket={ticket} onClose={place.close} heading={heading} />
      <Colleagues people={people} drafts={drafts ?? []} />
      <ActionBar ticket={ticket} doing={doing} onStart={place.start} />
      <GroupProgress ticket={ticket} />
      {outdated ? <OutdatedNote onReload={reload} /> : null}
      <div className="ticket-body">
        {doing && drafts ? <ActionPanel key={doing} action={doing} work={work} /> : null}
        <TicketSections ticket={ticket} />
      </div>
    </section>
  );
}

/** One ticket with everything its desk needs. */
export function TicketPane(props: TicketPaneProps) {
  const fresh = useFreshTicket(props);
  const work = useWork(fresh, props);
  useTicketKeys(props);
  if (work) return <OpenTicket {...props} work={work} outdated={fresh.outdated} />;
  return (
    <section className="ticket-pane" aria-label="工单详情">
      <div className="ticket-bare"><Button size="small" onClick={props.place.close}>返回列表</Button></div>
      {fresh.fault ? <FaultState fault={fresh.fault} onRetry={fresh.reload} /> : <LoadingState />}
    </section>
  );
}
