import { useState } from 'react';
import { actionContracts } from '@hotline/shared/contracts/ticket-actions.staff';
import { registerTicket } from '@hotline/shared/contracts/tickets.staff';
import type { RegistrationAdvice } from '@hotline/shared/contracts/workbench.staff';
import { call } from '../api/call';
import { keepDraft } from '../desks/actions/drafts';
import { usePageTitle } from '../session/use-page-title';
import { AdvicePane } from './advice-pane';
import { CallTimer } from './call-timer';
import type { CallerAnswerValue } from './caller-answer';
import { CallerHistory } from './caller-history';
import { newKey } from './new-key';
import { RegisterForm, type Registration, type RegistrationValues } from './register-form';
import type { Registered } from './registered';
import { RegisteredNote, type Noted } from './registered-note';

type Similar = RegistrationAdvice['similar'][number];

/** Registers, and tells the dispatcher (who merges) which ticket says the same. Sent again it is the same ticket. */
async function register(body: Registration, sameAs: Similar | null): Promise<Registered> {
  const registered = await call(registerTicket, { body });
  if (sameAs) await call(actionContracts.addNote, { params: { id: registered.id }, body: { text: `同类诉求：与工单 ${sameAs.ticketNo} 反映的是同一件事，请并单。` } });
  return registered;
}

function Panes({ onRegistered }: { readonly onRegistered: (registered: Noted) => void }) {
  const [key] = useState(newKey);
  const [typed, setTyped] = useState<Partial<RegistrationValues>>({});
  const [sameAs, setSameAs] = useState<Similar | null>(null);
  const [answer, setAnswer] = useState<CallerAnswerValue | null>(null);
  const registered = (ticket: Registered): void => {
    if (answer) keepDraft(ticket.id, 'answerDirectly', { ...answer });
    onRegistered({ ...ticket, answered: answer !== null });
  };
  return (
    <div className="register-panes">
      <CallerHistory contactPhone={typed.contactPhone ?? ''} />
      <RegisterForm idempotencyKey={key} initial={{ requestType: 'assistance' }} submit={(body) => register(body, sameAs)} onRegistered={registered} onTyping={setTyped} />
      <AdvicePane content={typed.content ?? ''} area={typed.area ?? null} sameAs={sameAs} onSameAs={setSameAs} answer={answer} onAnswer={setAnswer} />
    </div>
  );
}

/** 电话受理录单: one form after another, each with its own key; who calls at the left, what helps at the right. */
export function RegisterPage() {
  usePageTitle('电话受理');
  const [calls, setCalls] = useState(0);
  const [registered, setRegistered] = useState<Noted | null>(null);
  const next = (): void => {
    setRegistered(null);
    setCalls(calls + 1);
  };
  return (
    <div className="register">
      <div className="list-bar">
        <h1>电话受理录单</h1>
        <span className="quiet">Tab 切换，方向键选择，Ctrl+Enter 提交</span>
        <span className="list-bar-space" />
        {registered ? null : <CallTimer key={calls} />}
      </div>
      {registered ? <RegisteredNote registered={registered} onNext={next} /> : <Panes key={calls} onRegistered={setRegistered} />}
    </div>
  );
}
