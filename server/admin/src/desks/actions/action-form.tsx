import { Alert, Button, Form, type FormInstance } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { StaffAction } from '@hotline/shared/contracts/ticket-actions.staff';
import type { StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { actionLabels } from '@hotline/shared/rules/lifecycle';
import { ticketStates, type TicketState } from '@hotline/shared/vocabulary/ticket-state';
import type { Fault } from '../../api/fault';
import { useKey } from '../../keys/keys';
import type { Work } from '../ticket/work';
import { actionTexts } from './action-texts';
import { AfterSave } from './after-save';
import { ChangesSince } from './changes-since';
import { DraftNote } from './draft-note';
import { draftOf, keepDraft, restoredFrom } from './drafts';
import { useActionSubmit } from './use-action-submit';

interface ActionFormProps<V> {
  readonly action: StaffAction;
  readonly work: Work;
  readonly initial?: Partial<V>;
  readonly submit: (values: V) => Promise<StaffTicket>;
  /** Given by forms that write into their own fields. */
  readonly form?: FormInstance<V>;
  readonly children?: ReactNode;
}

const stateName = (state: string): string => ticketStates.labels[state as TicketState] ?? state;

/** A refusal under a long text must not wait below the edge. */
const bringIntoView = (note: HTMLElement | null): void => note?.scrollIntoView({ block: 'nearest' });

/** Why an action was refused, and what is kept. */
function Refusal({ fault }: { readonly fault: Fault | null }) {
  // Faults of single fields stand beside their fields.
  if (!fault || fault.detail.fields?.length) return null;
  const { state } = fault.detail;
  const more = state ? `工单当前状态：${stateName(state)}。` : '';
  const kept = fault.code === 'ticket.versionConflict' ? '已载入最新内容，您填写的内容仍保留，核对后可再次提交。' : '';
  return (
    <div ref={bringIntoView} className="form-alert" data-testid="action-fault">
      <Alert type="error" showIcon title={fault.message + more + kept} />
    </div>
  );
}

/** The ticket moved on while the form was open. */
function Gone({ action, ticket }: { readonly action: StaffAction; readonly ticket: StaffTicket }) {
  const text = `工单当前状态为“${ticketStates.labels[ticket.state]}”，您现在不能${actionLabels[action]}。已填写的内容仍保留，可复制后关闭。`;
  return <Alert type="warning" showIcon title={text} className="form-alert" />;
}

/** A form that opens takes the cursor; on a phone that would throw up the keyboard over what is to be read. */
function useFirstField() {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (window.matchMedia('(pointer: coarse)').matches) return;
    const first = place.current?.querySelector<HTMLElement>('textarea, input, button');
    // Of a row of choices the one that is chosen: two in blue would both look chosen.
    (first?.closest('.ant-radio-group')?.querySelector<HTMLElement>('input:checked') ?? first)?.focus();
  }, []);
  return place;
}

/** What changed since the form was opened, with the reply being written against the one there is now. */
function Changes<V extends object>({ action, ticket, form }: { readonly action: StaffAction; readonly ticket: StaffTicket; readonly form: FormInstance<V> }) {
  const [base] = useState(ticket);
  const [since] = useState(() => restoredFrom(ticket.id, action));
  const { reply } = Form.useWatch([], form) as { reply?: string } | undefined ?? {};
  return <ChangesSince base={base} ticket={ticket} since={since} myReply={reply} />;
}

/** The frame of every action's form: hint, fields, refusals, confirm and cancel. */
export function ActionForm<V extends object>({ action, work, initial, submit, form: given, children }: ActionFormProps<V>) {
  const [form] = Form.useForm<V>(given);
  const { busy, fault, sent, run } = useActionSubmit({ action, work, form, submit });
  const { ticket } = work;
  const possible = ticket.actions.includes(action);
  const place = useFirstField();
  useKey('submit', form.submit, possible);
  return (
    <section ref={place} className="action-form" aria-label={actionLabels[action]} data-testid={`form-${action}`}>
      <h3>{actionLabels[action]}</h3>
      <p className="action-hint">{actionTexts[action].hint}</p>
      <Form<V>
        form={form}
        name={action}
        layout="vertical"
        initialValues={{ ...initial, ...draftOf(ticket.id, action) }}
        onValuesChange={(_, values) => keepDraft(ticket.id, action, values as Record<string, unknown>)}
        onFinish={(values) => void run(values)}
        scrollToFirstError
      >
        {children}
        {sent ? null : <Changes action={action} ticket={ticket} form={form} />}
        {possible || sent ? <Refusal fault={fault} /> : <Gone action={action} ticket={ticket} />}
        <div className="form-foot">
          <Button type="primary" htmlType="submit" loading={busy} disabled={!possible} data-testid={`confirm-${action}`}>
            确认{actionLabels[action]}
          </Button>
          <Button onClick={work.closeForm}>取消</Button>
          <AfterSave />
          <span className="quiet form-keys">Ctrl+Enter 提交</span>
          <DraftNote ticketId={ticket.id} action={action} />
        </div>
      </Form>
    </section>
  );
}
