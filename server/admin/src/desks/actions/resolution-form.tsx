import { submitResolution } from '@hotline/shared/contracts/tickets.staff';
import { submitLimits } from '@hotline/shared/rules/limits';
import { call } from '../../api/call';
import { Field } from '../../parts/form/field';
import { fieldsOf } from '../../parts/form/field-rule';
import { ReplyArea } from '../../parts/form/text-areas';
import type { Work } from '../ticket/work';
import { ActionForm } from './action-form';

interface Values {
  readonly reply: string;
}

const fields = fieldsOf(submitResolution);

/** Row 13: the department proposes its reply. */
export function ResolutionForm({ work }: { readonly work: Work }) {
  const { id, version, draftReply } = work.ticket;
  const submit = (values: Values) => call(submitResolution, { params: { id }, body: { ...values, version } });
  return (
    <ActionForm<Values> action="submitResolution" work={work} initial={{ reply: draftReply ?? '' }} submit={submit}>
      <Field name="reply" label="答复内容" schema={fields.reply} help="请勿写入手机号、身份证号等个人信息。">
        <ReplyArea showCount={{ formatter: ({ value }) => `${[...value].length} / ${submitLimits.replyMax}` }} />
      </Field>
    </ActionForm>
  );
}
