import { App, type FormInstance } from 'antd';
import { useState } from 'react';
import type { StaffAction } from '@hotline/shared/contracts/ticket-actions.staff';
import type { StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { faultOf, type Fault, type FaultCode } from '../../api/fault';
import { showFieldErrors } from '../../parts/form/field-errors';
import type { Work } from '../ticket/work';
import { actionTexts } from './action-texts';
import { dropDraft } from './drafts';

interface ActionSubmit<V> {
  readonly action: StaffAction;
  readonly work: Work;
  readonly form: FormInstance<V>;
  readonly submit: (values: V) => Promise<StaffTicket>;
}

/** The ticket on the screen is not the ticket on the server any more. */
const outdated: ReadonlySet<FaultCode> = new Set<FaultCode>(['ticket.versionConflict', 'ticket.wrongState']);

/** Takes an action; on refusal everything typed stays and the ticket is brought up to date. */
export function useActionSubmit<V>({ action, work, form, submit }: ActionSubmit<V>) {
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const [sent, setSent] = useState(false);
  const run = async (values: V): Promise<void> => {
    setBusy(true);
    setFault(null);
    try {
      const ticket = await submit(values);
      dropDraft(ticket.id, action);
      setSent(true);
      void message.success(actionTexts[action].done);
      work.done(ticket);
    } catch (thrown) {
      const refused = faultOf(thrown);
      setFault(refused);
      showFieldErrors(form, refused);
      if (outdated.has(refused.code)) work.reload();
    } finally {
      setBusy(false);
    }
  };
  return { busy, fault, sent, run };
}
