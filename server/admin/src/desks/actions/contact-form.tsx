import { recordContact } from '@hotline/shared/contracts/tickets.staff';
import { contactMethods, contactOutcomes, type ContactMethod, type ContactOutcome } from '@hotline/shared/vocabulary/contact';
import { call } from '../../api/call';
import { Choice } from '../../parts/form/choice';
import { Field } from '../../parts/form/field';
import { fieldsOf } from '../../parts/form/field-rule';
import { NoteArea } from '../../parts/form/text-areas';
import type { Work } from '../ticket/work';
import { ActionForm } from './action-form';

interface Values {
  readonly method: ContactMethod;
  readonly outcome: ContactOutcome;
  readonly note: string;
}

const fields = fieldsOf(recordContact);

/** One attempt to reach the requester. */
export function ContactForm({ work }: { readonly work: Work }) {
  const { id, version } = work.ticket;
  const submit = (values: Values) => call(recordContact, { params: { id }, body: { ...values, version } });
  return (
    <ActionForm<Values> action="recordContact" work={work} initial={{ method: 'call' }} submit={submit}>
      <Field name="method" label="联系方式" schema={fields.method}>
        <Choice list={contactMethods} />
      </Field>
      <Field name="outcome" label="联系结果" schema={fields.outcome}>
        <Choice list={contactOutcomes} />
      </Field>
      <Field name="note" label="说明" schema={fields.note}>
        <NoteArea placeholder="沟通了什么，约定了什么" />
      </Field>
    </ActionForm>
  );
}
