import { Form } from 'antd';
import { actionContracts } from '@hotline/shared/contracts/ticket-actions.staff';
import { followUpResults } from '@hotline/shared/vocabulary/contact';
import { Choice } from '../../parts/form/choice';
import { Field } from '../../parts/form/field';
import { fieldsOf } from '../../parts/form/field-rule';
import { NoteArea } from '../../parts/form/text-areas';
import type { Work } from '../ticket/work';
import { ActionForm } from './action-form';
import { JudgementFields } from './judgement-fields';
import { sendAction, type ActionValues } from './send-action';

type Values = ActionValues<'recordFollowUp'>;

const fields = fieldsOf(actionContracts.recordFollowUp);
const judgementFields = fieldsOf(actionContracts.reopen);

/** Row 16: a call back. Without a connection there is nothing to judge. */
export function FollowUpForm({ work }: { readonly work: Work }) {
  const [form] = Form.useForm<Values>();
  const result = Form.useWatch('result', form);
  const submit = ({ judgement, ...heard }: Values) => sendAction('recordFollowUp', work.ticket, { ...heard, judgement: heard.result === 'reached' ? judgement : null });
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
