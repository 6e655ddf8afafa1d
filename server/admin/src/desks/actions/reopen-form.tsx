import { reopenTicket } from '@hotline/shared/contracts/tickets.staff';
import { call } from '../../api/call';
import { Field } from '../../parts/form/field';
import { fieldsOf } from '../../parts/form/field-rule';
import { NoteArea } from '../../parts/form/text-areas';
import type { Work } from '../ticket/work';
import { ActionForm } from './action-form';
import { JudgementFields, type Judgement } from './judgement-fields';

interface Values extends Judgement {
  readonly reason: string;
}

const fields = fieldsOf(reopenTicket);

/** Row 17: not solved or dissatisfied, with the reason. */
export function ReopenForm({ work }: { readonly work: Work }) {
  const { id, version } = work.ticket;
  const submit = (values: Values) => call(reopenTicket, { params: { id }, body: { ...values, version } });
  return (
    <ActionForm<Values> action="reopen" work={work} submit={submit}>
      <JudgementFields schemas={fields} />
      <Field name="reason" label="重办原因" schema={fields.reason}>
        <NoteArea placeholder="哪些问题没有解决，诉求人的要求是什么" />
      </Field>
    </ActionForm>
  );
}
