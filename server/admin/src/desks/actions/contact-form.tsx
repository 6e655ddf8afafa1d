import { Input } from 'antd';
import { actionContracts } from '@hotline/shared/contracts/ticket-actions.staff';
import { callOutcomes, contactMethods, contactOutcomes } from '@hotline/shared/vocabulary/contact';
import { Choice } from '../../parts/form/choice';
import { Field } from '../../parts/form/field';
import { fieldsOf } from '../../parts/form/field-rule';
import { NoteArea } from '../../parts/form/text-areas';
import type { Work } from '../ticket/work';
import { BodyForm } from './body-form';
import { EvidenceUpload } from './evidence-upload';

interface Props {
  readonly work: Work;
}

const fields = fieldsOf(actionContracts.recordContact);
const callFields = fieldsOf(actionContracts.callLead);

/** One attempt to reach the requester; who is on the spot takes the picture at once. */
export function ContactForm({ work }: Props) {
  return (
    <BodyForm action="recordContact" work={work} initial={{ method: 'call' }}>
      <Field name="method" label="联系方式" schema={fields.method}>
        <Choice list={contactMethods} />
      </Field>
      <Field name="outcome" label="联系结果" schema={fields.outcome}>
        <Choice list={contactOutcomes} />
      </Field>
      <Field name="note" label="说明" schema={fields.note}>
        <NoteArea placeholder="沟通了什么，约定了什么" />
      </Field>
      <EvidenceUpload work={work} />
    </BodyForm>
  );
}

/** The telephone call to the lead department behind a critical ticket. */
export function CallLeadForm({ work }: Props) {
  return (
    <BodyForm action="callLead" work={work}>
      <Field name="outcome" label="通话结果" schema={callFields.outcome}>
        <Choice list={callOutcomes} />
      </Field>
      <Field name="person" label="接听人" schema={callFields.person} required={false}>
        <Input placeholder="姓名或岗位" />
      </Field>
      <Field name="note" label="说明" schema={callFields.note}>
        <NoteArea placeholder="对方答复了什么，几时到场" />
      </Field>
    </BodyForm>
  );
}
