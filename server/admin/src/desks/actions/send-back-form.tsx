import { Input } from 'antd';
import { actionContracts } from '@hotline/shared/contracts/ticket-actions.staff';
import { Field } from '../../parts/form/field';
import { fieldsOf } from '../../parts/form/field-rule';
import { NoteArea } from '../../parts/form/text-areas';
import type { Work } from '../ticket/work';
import { BodyForm } from './body-form';

const fields = fieldsOf(actionContracts.sendBack);

/** Row 8: not ours, for this reason and by this rule. */
export function SendBackForm({ work }: { readonly work: Work }) {
  return (
    <BodyForm action="sendBack" work={work}>
      <Field name="basis" label="退单理由" schema={fields.basis}>
        <NoteArea placeholder="为什么不由本单位承办，应由谁承办" />
      </Field>
      <Field name="reference" label="依据" schema={fields.reference} help="法规条款或职责清单的名称和条目。">
        <Input placeholder="例如：市供热条例第十二条" />
      </Field>
    </BodyForm>
  );
}
