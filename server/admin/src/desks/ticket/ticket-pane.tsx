import { Alert, Button } from 'antd';
import { useCallback, useState } from 'react';
import { getTicket, type StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { call } from '../../api/call';
import { useLiveEvent } from '../../api/live-context';
import { useLoad, type Loaded } from '../../api/use-load';
import { FaultState, LoadingState } from '../../parts/states';
import { ActionBar } from '../actions/action-bar';
import { ActionPanel } from '../actions/action-panel';
import type { DeskPlace } from '../desk-place';
import { TicketHead } from './ticket-head';
import { TicketSections } from './ticket-sections';
import type { Work } from './work';

interface TicketPaneProps {
  readonly place: DeskPlace;
  readonly ticketId: string;
  /** A roomy form is open: it stands beside the ticket instead of above it. */
  readonly writing: boolean;
  readonly onChanged: () => void;
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

function useWork(loaded: Loaded<StaffTicket>, { place, onChanged }: TicketPaneProps): Work | undefined {
  const { data: ticket, put, reload } = loaded;
  if (!ticket) return undefined;
  return {
    ticket,
    reload,
    closeForm: () => place.start(undefined),
    done: (next) => {
      put(next);
      place.start(undefined);
      onChanged();
    },
  };
}

/** One ticket with everything its desk needs. */
export function TicketPane(props: TicketPaneProps) {
  const { place, writing } = props;
  const fresh = useFreshTicket(props);
  const work = useWork(fresh, props);
  if (!work) {
    const state = fresh.fault ? <FaultState fault={fresh.fault} onRetry={fresh.reload} /> : <LoadingState />;
    return (
      <section className="ticket-pane" aria-label="工单详情">
        <div className="ticket-bare"><Button size="small" onClick={place.close}>返回列表</Button></div>
        {state}
      </section>
    );
  }
  return (
    <section className={`ticket-pane${writing ? ' ticket-writing' : ''}`} aria-label="工单详情" data-testid="ticket">
      <TicketHead ticket={work.ticket} onClose={place.close} />
      <ActionBar ticket={work.ticket} doing={place.doing} onStart={place.start} />
      {fresh.outdated ? <OutdatedNote onReload={fresh.reload} /> : null}
      <div className="ticket-body">
        {place.doing ? <ActionPanel key={place.doing} action={place.doing} work={work} /> : null}
        <TicketSections ticket={work.ticket} />
      </div>
    </section>
  );
}
