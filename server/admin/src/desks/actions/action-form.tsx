import { Alert, Button, Form, type FormInstance } from 'antd';
import type { KeyboardEvent, ReactNode } from 'react';
import type { StaffAction, StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { actionLabels } from '@hotline/shared/rules/lifecycle';
import { ticketStates, type TicketState } from '@hotline/shared/vocabulary/ticket-state';
import type { Fault } from '../../api/fault';
import type { Work } from '../ticket/work';
import { actionTexts } from './action-texts';
import { draftOf, keepDraft } from './drafts';
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

function submitOnCtrlEnter(event: KeyboardEvent, submit: () => void): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  submit();
}

/** The frame of every action's form: hint, fields, refusals, confirm and cancel. */
export function ActionForm<V extends object>({ action, work, initial, submit, form: given, children }: ActionFormProps<V>) {
  const [form] = Form.useForm<V>(given);
  const { busy, fault, run } = useActionSubmit({ action, work, form, submit });
  const { ticket } = work;
  const possible = ticket.actions.includes(action);
  return (
    <section className="action-form" aria-label={actionLabels[action]} data-testid={`form-${action}`}>
      <h3>{actionLabels[action]}</h3>
      <p className="action-hint">{actionTexts[action].hint}</p>
      <Form<V>
        form={form}
        name={action}
        layout="vertical"
        initialValues={{ ...initial, ...draftOf(ticket.id, action) }}
        onValuesChange={(_, values) => keepDraft(ticket.id, action, values as Record<string, unknown>)}
        onFinish={(values) => void run(values)}
        onKeyDown={(event) => possible && submitOnCtrlEnter(event, form.submit)}
        scrollToFirstError
      >
        {children}
        {possible ? <Refusal fault={fault} /> : <Gone action={action} ticket={ticket} />}
        <div className="form-foot">
          <Button type="primary" htmlType="submit" loading={busy} disabled={!possible} data-testid={`confirm-${action}`}>
            确认{actionLabels[action]}
          </Button>
          <Button onClick={work.closeForm}>取消</Button>
          <span className="quiet form-keys">Ctrl+Enter 提交</span>
        </div>
      </Form>
    </section>
  );
}
