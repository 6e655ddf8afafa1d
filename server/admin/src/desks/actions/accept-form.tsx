import { actionContracts } from '@hotline/shared/contracts/ticket-actions.staff';
import { requestTypes } from '@hotline/shared/vocabulary/request-type';
import { urgencies } from '@hotline/shared/vocabulary/urgency';
import { AreaField } from '../../parts/form/area-field';
import { Choice } from '../../parts/form/choice';
import { Field } from '../../parts/form/field';
import { fieldsOf } from '../../parts/form/field-rule';
import { CategoryField } from '../../parts/form/tree-field';
import type { Work } from '../ticket/work';
import { BodyForm } from './body-form';

const fields = fieldsOf(actionContracts.accept);

/** Row 6a: type, category, area and urgency confirmed. */
export function AcceptForm({ work }: { readonly work: Work }) {
  const { requestType, category, area, areaName, urgency } = work.ticket;
  return (
    <BodyForm action="accept" work={work} initial={{ requestType, area, urgency, ...(category ? { category } : {}) }}>
      <Field name="requestType" label="诉求类型" schema={fields.requestType}>
        <Choice list={requestTypes} />
      </Field>
      <Field name="urgency" label="紧急程度" schema={fields.urgency}>
        <Choice list={urgencies} />
      </Field>
      <Field name="category" label="诉求分类" schema={fields.category}>
        <CategoryField />
      </Field>
      <Field name="area" label="所在区域" schema={fields.area} required={false}>
        <AreaField knownName={areaName} />
      </Field>
    </BodyForm>
  );
}
