import type { ZodMiniType } from 'zod/mini';
import type { StaffAction } from '@hotline/shared/contracts/ticket-actions.staff';
import { Field } from '../../parts/form/field';
import { NoteArea, ReplyArea } from '../../parts/form/text-areas';
import type { Work } from '../ticket/work';
import { BodyForm } from './body-form';
import { bodyFields } from './send-action';

interface TextForm {
  readonly name: string;
  readonly label: string;
  readonly placeholder: string;
  /** The requester reads it. */
  readonly open?: boolean;
}

/** Actions that ask for one text. */
const textForms = {
  requestInfo: { name: 'question', label: '要补充的内容', placeholder: '您好，请您补充……', open: true },
  returnResolution: { name: 'reason', label: '退回原因', placeholder: '答复缺少什么，需要补办什么' },
  rejectSendBack: { name: 'reason', label: '驳回理由', placeholder: '为什么仍由该单位承办' },
  grantExtension: { name: 'explanation', label: '向诉求人说明', placeholder: '为什么需要更长时间，预计何时办结', open: true },
  refuseExtension: { name: 'reason', label: '不同意的理由', placeholder: '为什么应按原时限办结' },
  recur: { name: 'reason', label: '认定理由', placeholder: '与原诉求是同一事项的依据' },
  unmerge: { name: 'reason', label: '撤销理由', placeholder: '为什么应单独办理' },
  remind: { name: 'note', label: '催办内容', placeholder: '催什么，诉求人怎么说' },
  addNote: { name: 'text', label: '备注', placeholder: '需要同事知道的情况' },
} as const satisfies Partial<Record<StaffAction, TextForm>>;

type TextAction = keyof typeof textForms;

/** The form of an action that asks for one text. */
function OneTextForm({ action, work }: { readonly action: TextAction; readonly work: Work }) {
  const { name, label, placeholder, open = false }: TextForm = textForms[action];
  const schema = bodyFields(action)[name] as ZodMiniType;
  const area = open ? <ReplyArea autoSize={{ minRows: 3, maxRows: 10 }} placeholder={placeholder} /> : <NoteArea placeholder={placeholder} />;
  return (
    <BodyForm action={action} work={work}>
      <Field name={name} label={label} schema={schema}>{area}</Field>
    </BodyForm>
  );
}

/** The component of such a form. */
export const oneText = (action: TextAction) =>
  function TextActionForm({ work }: { readonly work: Work }) {
    return <OneTextForm action={action} work={work} />;
  };
