import { returnResolution } from '@hotline/shared/contracts/tickets.staff';
import { call } from '../../api/call';
import { Field } from '../../parts/form/field';
import { fieldsOf } from '../../parts/form/field-rule';
import { NoteArea } from '../../parts/form/text-areas';
import type { Work } from '../ticket/work';
import { ActionForm } from './action-form';

interface Values {
  readonly reason: string;
}

const fields = fieldsOf(returnResolution);

/** Row 14: back to the department with what is missing. */
export function ReturnForm({ work }: { readonly work: Work }) {
  const { id, version } = work.ticket;
  const submit = (values: Values) => call(returnResolution, { params: { id }, body: { ...values, version } });
  return (
    <ActionForm<Values> action="returnResolution" work={work} submit={submit}>
      <Field name="reason" label="退回原因" schema={fields.reason}>
        <NoteArea placeholder="答复缺少什么，需要补办什么" />
      </Field>
    </ActionForm>
  );
}
