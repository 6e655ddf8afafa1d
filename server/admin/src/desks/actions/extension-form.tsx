import { Form, InputNumber, Radio } from 'antd';
import { actionContracts } from '@hotline/shared/contracts/ticket-actions.staff';
import { Field } from '../../parts/form/field';
import { fieldsOf } from '../../parts/form/field-rule';
import { NoteArea } from '../../parts/form/text-areas';
import type { Work } from '../ticket/work';
import { BodyForm } from './body-form';
import type { ActionValues } from './send-action';

const fields = fieldsOf(actionContracts.requestExtension);
const kinds = [{ value: false, label: '一般延期' }, { value: true, label: '长周期事项' }];

/** Row 12: more time, asked for before the due date. */
export function ExtensionForm({ work }: { readonly work: Work }) {
  const [form] = Form.useForm<ActionValues<'requestExtension'>>();
  const longCycle = Form.useWatch('longCycle', form) ?? false;
  return (
    <BodyForm action="requestExtension" work={work} form={form} initial={{ longCycle: false }}>
      <Field name="longCycle" label="延期类型" schema={fields.longCycle}>
        <Radio.Group optionType="button" options={kinds} />
      </Field>
      <Field name="workdays" label={longCycle ? '延长的天数（自然日）' : '延长的工作日'} schema={fields.workdays}>
        <InputNumber min={1} precision={0} />
      </Field>
      <Field name="reason" label="申请理由" schema={fields.reason}>
        <NoteArea placeholder="为什么不能按期办结，还要做什么" />
      </Field>
    </BodyForm>
  );
}
