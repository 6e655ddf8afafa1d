import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { actionContracts, ticketPart } from '@hotline/shared/contracts/ticket-actions.staff';
import { submitLimits } from '@hotline/shared/rules/limits';
import { requestTypes } from '@hotline/shared/vocabulary/request-type';
import { AreaField } from '../../parts/form/area-field';
import { Choice } from '../../parts/form/choice';
import { Field } from '../../parts/form/field';
import { fieldsOf } from '../../parts/form/field-rule';
import { NoteArea } from '../../parts/form/text-areas';
import { CategoryField } from '../../parts/form/tree-field';
import type { Work } from '../ticket/work';
import { BodyForm } from './body-form';
import { LeaderField } from './leader-field';

interface Props {
  readonly work: Work;
}

const mergeFields = fieldsOf(actionContracts.merge);
const splitFields = fieldsOf(actionContracts.split);
const partFields = ticketPart.shape;

/** Row 21: one cause, one answer. */
export function MergeForm({ work }: Props) {
  return (
    <BodyForm action="merge" work={work}>
      <Field name="into" label="主单" schema={mergeFields.into}>
        <LeaderField own={work.ticket} />
      </Field>
      <Field name="reason" label="并单理由" schema={mergeFields.reason}>
        <NoteArea placeholder="为什么是同一原因" />
      </Field>
    </BodyForm>
  );
}

interface PartProps {
  readonly at: number;
  readonly areaName: string | null;
  /** Null while there are only two. */
  readonly onRemove: (() => void) | null;
}

function PartFields({ at, areaName, onRemove }: PartProps) {
  return (
    <fieldset className="part">
      <legend>
        分项 {at + 1}
        {onRemove ? <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={`删除分项 ${at + 1}`} onClick={onRemove} /> : null}
      </legend>
      <Field name={[at, 'content']} label="内容" schema={partFields.content}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
      </Field>
      <Field name={[at, 'requestType']} label="诉求类型" schema={partFields.requestType}>
        <Choice list={requestTypes} />
      </Field>
      <Field name={[at, 'category']} label="诉求分类" schema={partFields.category}>
        <CategoryField />
      </Field>
      <Field name={[at, 'area']} label="所在区域" schema={partFields.area} required={false}>
        <AreaField knownName={areaName} />
      </Field>
    </fieldset>
  );
}

/** Row 22: several matters in one request, each on its own way. */
export function SplitForm({ work }: Props) {
  const { content, requestType, category, area, areaName } = work.ticket;
  const same = { requestType, area, ...(category ? { category } : {}) };
  const parts = [{ ...same, content }, { ...same, content: '' }] as typeof splitFields.parts._zod.output;
  return (
    <BodyForm action="split" work={work} initial={{ parts }}>
      <Form.List name="parts">
        {(items, { add, remove }) => (
          <>
            {items.map(({ key, name }) => <PartFields key={key} at={name} areaName={areaName} onRemove={items.length > 2 ? () => remove(name) : null} />)}
            {items.length < submitLimits.parts ? <Button className="add-part" icon={<PlusOutlined />} onClick={() => add({ ...same, content: '' })} data-testid="add-part">增加分项</Button> : null}
          </>
        )}
      </Form.List>
      <Field name="reason" label="拆单理由" schema={splitFields.reason}>
        <NoteArea placeholder="反映了哪几件事" />
      </Field>
    </BodyForm>
  );
}
