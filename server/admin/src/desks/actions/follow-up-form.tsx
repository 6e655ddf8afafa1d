import { Form } from 'antd';
import { recordFollowUp, reopenTicket } from '@hotline/shared/contracts/tickets.staff';
import { followUpResults, type FollowUpResult } from '@hotline/shared/vocabulary/contact';
import { call } from '../../api/call';
import { Choice } from '../../parts/form/choice';
import { Field } from '../../parts/form/field';
import { fieldsOf } from '../../parts/form/field-rule';
import { NoteArea } from '../../parts/form/text-areas';
import type { Work } from '../ticket/work';
import { ActionForm } from './action-form';
import { JudgementFields, type Judgement } from './judgement-fields';

interface Values {
  readonly result: FollowUpResult;
  readonly judgement?: Judgement;
  readonly note: string;
}

const fields = fieldsOf(recordFollowUp);
const judgementFields = fieldsOf(reopenTicket);

/** Row 16: a call back. Without a connection there is nothing to judge. */
export function FollowUpForm({ work }: { readonly work: Work }) {
  const [form] = Form.useForm<Values>();
  const result = Form.useWatch('result', form);
  const { id, version } = work.ticket;
  const submit = ({ result: heard, judgement, note }: Values) =>
    call(recordFollowUp, { params: { id }, body: { version, result: heard, judgement: heard === 'reached' ? (judgement ?? null) : null, note } });
  return (
    <ActionForm<Values> action="recordFollowUp" work={work} form={form} submit={submit}>
      <Field name="result" label="回访结果" schema={fields.result}>
        <Choice list={followUpResults} />
      </Field>
      {result === 'reached' ? <JudgementFields schemas={judgementFields} under={['judgement']} /> : null}
      <Field name="note" label="回访记录" schema={fields.note}>
        <NoteArea placeholder="诉求人怎么说" />
      </Field>
    </ActionForm>
  );
}
