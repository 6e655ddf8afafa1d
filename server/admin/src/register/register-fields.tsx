import { Input } from 'antd';
import { registerTicket } from '@hotline/shared/contracts/tickets.staff';
import { submitLimits } from '@hotline/shared/rules/limits';
import { requestTypes } from '@hotline/shared/vocabulary/request-type';
import { urgencies } from '@hotline/shared/vocabulary/urgency';
import { AreaField } from '../parts/form/area-field';
import { Choice } from '../parts/form/choice';
import { Field } from '../parts/form/field';
import { fieldsOf } from '../parts/form/field-rule';
import { CategoryField } from '../parts/form/tree-field';

const fields = fieldsOf(registerTicket);

/** In the order of a conversation: who calls, what it is about, where, how urgent. */
export function RegisterFields() {
  return (
    <div className="register-grid">
      <div>
        <Field name="contactPhone" label="联系电话" schema={fields.contactPhone}>
          <Input autoFocus inputMode="tel" autoComplete="off" maxLength={13} />
        </Field>
        <Field name="contactName" label="联系人" schema={fields.contactName} required={false}>
          <Input autoComplete="off" placeholder="可不填" />
        </Field>
        <Field name="behalfOf" label="代谁反映" schema={fields.contactName} required={false}>
          <Input autoComplete="off" maxLength={20} placeholder="可不填，如：祖父" />
        </Field>
        <Field name="requestType" label="诉求类型" schema={fields.requestType}>
          <Choice list={requestTypes} />
        </Field>
        <Field name="urgency" label="紧急程度" schema={fields.urgency}>
          <Choice list={urgencies} />
        </Field>
      </div>
      <div>
        <Field name="content" label="诉求内容" schema={fields.content}>
          <Input.TextArea autoSize={{ minRows: 8, maxRows: 14 }} placeholder="什么事、在哪里、什么时候、希望怎样解决" showCount={{ formatter: ({ value }) => `${[...value].length} / ${submitLimits.contentMax}` }} />
        </Field>
        <Field name="category" label="诉求分类" schema={fields.category} required={false}>
          <CategoryField />
        </Field>
        <Field name="area" label="所在区域" schema={fields.area} required={false}>
          <AreaField />
        </Field>
        <Field name="address" label="详细地址" schema={fields.address} required={false}>
          <Input autoComplete="off" placeholder="街路、门牌、小区楼栋，可不填" />
        </Field>
      </div>
    </div>
  );
}
