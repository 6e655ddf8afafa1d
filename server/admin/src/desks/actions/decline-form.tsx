import { Form, Select } from 'antd';
import { actionContracts } from '@hotline/shared/contracts/ticket-actions.staff';
import { declineGrounds, lawfulRoutes } from '@hotline/shared/vocabulary/decline-ground';
import { Field } from '../../parts/form/field';
import { fieldsOf } from '../../parts/form/field-rule';
import { ReplyArea } from '../../parts/form/text-areas';
import { optionsOf } from '../../parts/options';
import type { Work } from '../ticket/work';
import { BodyForm } from './body-form';
import { LetterPreview } from './letter-preview';
import type { ActionValues } from './send-action';

const fields = fieldsOf(actionContracts.decline);

/** Row 4: never a refusal without the way that is open instead. */
export function DeclineForm({ work }: { readonly work: Work }) {
  const [form] = Form.useForm<ActionValues<'decline'>>();
  const ground = Form.useWatch('ground', form);
  const explanation = Form.useWatch('explanation', form) ?? '';
  return (
    <BodyForm action="decline" work={work} form={form}>
      <Field name="ground" label="不予受理的理由" schema={fields.ground}>
        <Select options={optionsOf(declineGrounds)} showSearch={{ optionFilterProp: 'label' }} placeholder="选择法定或规定的理由" />
      </Field>
      <Field name="explanation" label="向诉求人说明" schema={fields.explanation}>
        <ReplyArea autoSize={{ minRows: 3, maxRows: 10 }} placeholder="您好，您反映的……" />
      </Field>
      <LetterPreview ticket={work.ticket} text={ground ? `${explanation}\n${lawfulRoutes[ground]}` : explanation} />
    </BodyForm>
  );
}
