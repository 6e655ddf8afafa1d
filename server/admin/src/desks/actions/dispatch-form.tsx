import { Button, Form, type FormInstance } from 'antd';
import { dispatchTicket, type StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { call } from '../../api/call';
import { Field } from '../../parts/form/field';
import { fieldsOf } from '../../parts/form/field-rule';
import { NoteArea } from '../../parts/form/text-areas';
import { DepartmentField } from '../../parts/form/tree-field';
import type { Work } from '../ticket/work';
import { ActionForm } from './action-form';
import { keepDraft } from './drafts';

interface Values {
  readonly department: string;
  readonly reason: string;
}

const fields = fieldsOf(dispatchTicket);

interface SuggestionsProps {
  readonly ticket: StaffTicket;
  readonly form: FormInstance<Values>;
}

/** The directory's departments, taken over with their rule by one click. */
function Suggestions({ ticket, form }: SuggestionsProps) {
  const chosen = Form.useWatch('department', form);
  const take = (code: string, note: string): void => {
    form.setFieldsValue({ department: code, reason: note });
    keepDraft(ticket.id, 'dispatch', { department: code, reason: note });
    void form.validateFields();
  };
  if (ticket.suggestions.length === 0) return <p className="action-hint">派单目录没有匹配的单位，请按职责选择。</p>;
  return (
    <div className="suggestions" role="group" aria-label="派单建议">
      {ticket.suggestions.map(({ code, name, note }) => (
        <Button key={code} block className={`suggestion${code === chosen ? ' suggestion-chosen' : ''}`} aria-pressed={code === chosen} onClick={() => take(code, note)} data-testid={`suggestion-${code}`}>
          <strong>{name}</strong>
          <span className="quiet">{note}</span>
        </Button>
      ))}
    </div>
  );
}

/** Row 6b: exactly one lead department and the reason for it. */
export function DispatchForm({ work }: { readonly work: Work }) {
  const [form] = Form.useForm<Values>();
  const { ticket } = work;
  const submit = (values: Values) => call(dispatchTicket, { params: { id: ticket.id }, body: { ...values, version: ticket.version } });
  return (
    <ActionForm<Values> action="dispatch" work={work} form={form} submit={submit}>
      <Suggestions ticket={ticket} form={form} />
      <Field name="department" label="承办单位" schema={fields.department}>
        <DepartmentField />
      </Field>
      <Field name="reason" label="派单理由" schema={fields.reason}>
        <NoteArea placeholder="依据哪项职责或规则派单" />
      </Field>
    </ActionForm>
  );
}
