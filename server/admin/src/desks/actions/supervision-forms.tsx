import { Checkbox, InputNumber, Radio } from 'antd';
import { actionContracts } from '@hotline/shared/contracts/ticket-actions.staff';
import { urgencies } from '@hotline/shared/vocabulary/urgency';
import { vulnerableNeeds } from '@hotline/shared/vocabulary/vulnerable-need';
import { Choice } from '../../parts/form/choice';
import { Field } from '../../parts/form/field';
import { fieldsOf } from '../../parts/form/field-rule';
import { NoteArea } from '../../parts/form/text-areas';
import { DepartmentField } from '../../parts/form/tree-field';
import { optionsOf } from '../../parts/options';
import { supervisionLevels } from '../../parts/supervision-level';
import type { Work } from '../ticket/work';
import { BodyForm } from './body-form';

interface Props {
  readonly work: Work;
}

const urgencyFields = fieldsOf(actionContracts.changeUrgency);
const protectFields = fieldsOf(actionContracts.protect);
const orderFields = fieldsOf(actionContracts.supervise);

/** The tier, and whose special needs stand behind it. */
export function UrgencyForm({ work }: Props) {
  const { urgency, needs } = work.ticket;
  return (
    <BodyForm action="changeUrgency" work={work} initial={{ urgency, needs }}>
      <Field name="urgency" label="紧急程度" schema={urgencyFields.urgency}>
        <Choice list={urgencies} />
      </Field>
      <Field name="needs" label="特殊需求" schema={urgencyFields.needs} required={false}>
        <Checkbox.Group options={optionsOf(vulnerableNeeds)} />
      </Field>
      <Field name="reason" label="调整原因" schema={urgencyFields.reason}>
        <NoteArea placeholder="依据什么情况调整" />
      </Field>
    </BodyForm>
  );
}

/** Who must not learn of this ticket. */
export function ProtectForm({ work }: Props) {
  const { confidential, accusedDepartment } = work.ticket;
  return (
    <BodyForm action="protect" work={work} initial={{ confidential, accusedDepartment }}>
      <Field name="confidential" label="保密" schema={protectFields.confidential}>
        <Radio.Group optionType="button" options={[{ value: true, label: '保密' }, { value: false, label: '不保密' }]} />
      </Field>
      <Field name="accusedDepartment" label="被反映单位" schema={protectFields.accusedDepartment} required={false} help="该单位及其下级看不到、也不能承办这件工单。">
        <DepartmentField />
      </Field>
      <Field name="reason" label="原因" schema={protectFields.reason}>
        <NoteArea placeholder="为什么需要保密或解除保密" />
      </Field>
    </BodyForm>
  );
}

/** 督办: a level above the present one, a demand and a day. */
export function SuperviseForm({ work }: Props) {
  const { supervisionLevel } = work.ticket;
  const next = Math.min(supervisionLevel + 1, 3);
  const options = supervisionLevels.map(({ level, name }) => ({ value: level, label: name, disabled: level < next }));
  return (
    <BodyForm action="supervise" work={work} initial={{ level: next, workdays: 1 }}>
      <Field name="level" label="督办级别" schema={orderFields.level}>
        <Radio.Group optionType="button" options={options} />
      </Field>
      <Field name="demand" label="督办要求" schema={orderFields.demand}>
        <NoteArea placeholder="须办成什么，须说明什么" />
      </Field>
      <Field name="workdays" label="完成期限（工作日）" schema={orderFields.workdays}>
        <InputNumber min={1} max={30} precision={0} />
      </Field>
    </BodyForm>
  );
}
