import { Form, Input } from 'antd';
import { actionContracts } from '@hotline/shared/contracts/ticket-actions.staff';
import { Field } from '../../parts/form/field';
import { fieldsOf } from '../../parts/form/field-rule';
import { NoteArea } from '../../parts/form/text-areas';
import type { Work } from '../ticket/work';
import { BodyForm } from './body-form';
import { EvidenceUpload } from './evidence-upload';
import { ReplyField } from './reply-field';
import type { ActionValues } from './send-action';

interface Props {
  readonly work: Work;
}

const coFields = fieldsOf(actionContracts.submitCoReply);
const finalFields = fieldsOf(actionContracts.proposeFinalReply);

/** Row 13: the department proposes its reply, with pictures of what was done. */
export function ResolutionForm({ work }: Props) {
  const [form] = Form.useForm<ActionValues<'submitResolution'>>();
  return (
    <BodyForm action="submitResolution" work={work} form={form} initial={{ reply: work.ticket.draftReply ?? '' }}>
      <ReplyField action="submitResolution" work={work} form={form} schema={fieldsOf(actionContracts.submitResolution).reply} />
      <EvidenceUpload work={work} />
    </BodyForm>
  );
}

/** Row 13: what a co-department tells the lead; the requester does not read it. */
export function CoReplyForm({ work }: Props) {
  return (
    <BodyForm action="submitCoReply" work={work}>
      <Field name="reply" label="协办意见" schema={coFields.reply}>
        <NoteArea placeholder="本单位办了什么，结果如何" />
      </Field>
    </BodyForm>
  );
}

/** Row 18, first signature: the last word on a matter that came back. */
export function FinalReplyForm({ work }: Props) {
  const [form] = Form.useForm<ActionValues<'proposeFinalReply'>>();
  return (
    <BodyForm action="proposeFinalReply" work={work} form={form} initial={{ reply: work.ticket.reply?.text ?? '' }}>
      <ReplyField action="proposeFinalReply" work={work} form={form} schema={finalFields.reply} />
      <Field name="signedBy" label="签发负责人" schema={finalFields.signedBy} help="承办单位签发最终答复的负责人姓名和职务。">
        <Input />
      </Field>
    </BodyForm>
  );
}

/** Row 18, second signature: the proposed letter once more before it is final. */
export const FinalizeForm = ({ work }: Props) => <BodyForm action="finalize" work={work} />;
