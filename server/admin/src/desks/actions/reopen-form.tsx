import { actionContracts } from '@hotline/shared/contracts/ticket-actions.staff';
import { Field } from '../../parts/form/field';
import { fieldsOf } from '../../parts/form/field-rule';
import { NoteArea } from '../../parts/form/text-areas';
import type { Work } from '../ticket/work';
import { BodyForm } from './body-form';
import { JudgementFields } from './judgement-fields';

const fields = fieldsOf(actionContracts.reopen);

/** Row 17: not solved or dissatisfied, with the reason. */
export function ReopenForm({ work }: { readonly work: Work }) {
  return (
    <BodyForm action="reopen" work={work}>
      <JudgementFields schemas={fields} />
      <Field name="reason" label="重办原因" schema={fields.reason}>
        <NoteArea placeholder="哪些问题没有解决，诉求人的要求是什么" />
      </Field>
    </BodyForm>
  );
}
