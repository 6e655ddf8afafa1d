import { Form } from 'antd';
import { actionContracts } from '@hotline/shared/contracts/ticket-actions.staff';
import { Field } from '../../parts/form/field';
import { fieldsOf } from '../../parts/form/field-rule';
import { DepartmentsField } from '../../parts/form/tree-field';
import { useSession } from '../../session/session';
import type { Work } from '../ticket/work';
import { BodyForm } from './body-form';
import { PlacingFields, Suggestions } from './placing-fields';
import type { ActionValues } from './send-action';

interface Props {
  readonly work: Work;
}

const dispatchFields = fieldsOf(actionContracts.dispatch);

/** Row 6b: exactly one lead department, whoever helps, and the reason. */
export function DispatchForm({ work }: Props) {
  const [form] = Form.useForm<ActionValues<'dispatch'>>();
  return (
    <BodyForm action="dispatch" work={work} form={form} initial={{ coDepartments: [] }}>
      <Suggestions action="dispatch" ticket={work.ticket} form={form} />
      <PlacingFields schemas={dispatchFields} placeholder="依据哪项职责或规则派单" />
      <Field name="coDepartments" label="协办单位" schema={dispatchFields.coDepartments} required={false} help="协办单位提交意见后，主办单位才能申请办结。">
        <DepartmentsField />
      </Field>
    </BodyForm>
  );
}

/** Row 7: the lead passes it to a department below it and keeps the answer for it. */
export function DelegateForm({ work }: Props) {
  const { staff } = useSession();
  return (
    <BodyForm action="delegate" work={work}>
      <PlacingFields schemas={fieldsOf(actionContracts.delegate)} placeholder="为什么由该下级单位承办" below={work.ticket.department ?? staff.department?.code} />
    </BodyForm>
  );
}

interface DecisionProps extends Props {
  readonly action: 'upholdSendBack' | 'arbitrate';
}

/** Where a ticket goes that was sent back. */
function DecisionForm({ action, work }: DecisionProps) {
  const [form] = Form.useForm<ActionValues<typeof action>>();
  return (
    <BodyForm action={action} work={work} form={form}>
      <Suggestions action={action} ticket={work.ticket} form={form} />
      <PlacingFields schemas={fieldsOf(actionContracts[action])} placeholder="依据哪项职责或规则确定" />
    </BodyForm>
  );
}

/** Row 9: the send-back is right; another department takes it. */
export const UpholdForm = ({ work }: Props) => <DecisionForm action="upholdSendBack" work={work} />;

/** Row 10: the supervisor's word binds. */
export const ArbitrateForm = ({ work }: Props) => <DecisionForm action="arbitrate" work={work} />;
