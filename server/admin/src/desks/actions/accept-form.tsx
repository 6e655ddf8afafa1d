import { acceptTicket } from '@hotline/shared/contracts/tickets.staff';
import { requestTypes, type RequestType } from '@hotline/shared/vocabulary/request-type';
import { urgencies, type Urgency } from '@hotline/shared/vocabulary/urgency';
import { call } from '../../api/call';
import { AreaField } from '../../parts/form/area-field';
import { Choice } from '../../parts/form/choice';
import { Field } from '../../parts/form/field';
import { fieldsOf } from '../../parts/form/field-rule';
import { CategoryField } from '../../parts/form/tree-field';
import type { Work } from '../ticket/work';
import { ActionForm } from './action-form';

interface Values {
  readonly requestType: RequestType;
  readonly category: string;
  readonly area: string | null;
  readonly urgency: Urgency;
}

const fields = fieldsOf(acceptTicket);

/** Row 6a: type, category, area and urgency confirmed. */
export function AcceptForm({ work }: { readonly work: Work }) {
  const { id, version, requestType, category, area, areaName, urgency } = work.ticket;
  const submit = (values: Values) => call(acceptTicket, { params: { id }, body: { ...values, version, area: values.area ?? null } });
  return (
    <ActionForm<Values> action="accept" work={work} initial={{ requestType, area, urgency, ...(category ? { category } : {}) }} submit={submit}>
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
    </ActionForm>
  );
}
