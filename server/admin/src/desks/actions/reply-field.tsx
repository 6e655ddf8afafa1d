import { Form, type FormInstance } from 'antd';
import type { ZodMiniType } from 'zod/mini';
import type { StaffAction } from '@hotline/shared/contracts/ticket-actions.staff';
import { submitLimits } from '@hotline/shared/rules/limits';
import { Field } from '../../parts/form/field';
import { ReplyArea } from '../../parts/form/text-areas';
import type { Work } from '../ticket/work';
import { keepDraft } from './drafts';
import { LetterPreview } from './letter-preview';
import { TextBlocks } from './text-blocks';

interface ReplyFieldProps {
  readonly action: StaffAction;
  readonly work: Work;
  readonly form: FormInstance;
  readonly schema: ZodMiniType;
}

/** What the form holds with another passage after it. */
export function withPassage(form: FormInstance, passage: string): string {
  const before = (form.getFieldValue('reply') as string | undefined)?.trimEnd() ?? '';
  return before ? `${before}\n${passage}` : passage;
}

/** A reply to the requester: the city's text blocks, the text, and the letter it will be. */
export function ReplyField({ action, work: { ticket }, form, schema }: ReplyFieldProps) {
  const reply: unknown = Form.useWatch('reply', form);
  const insert = (passage: string): void => {
    const next = { reply: withPassage(form, passage) };
    form.setFieldsValue(next);
    keepDraft(ticket.id, action, next);
  };
  return (
    <>
      <TextBlocks ticket={ticket} onInsert={insert} />
      <Field name="reply" label="答复内容" schema={schema} help="请勿写入手机号、身份证号等个人信息。">
        <ReplyArea showCount={{ formatter: ({ value }) => `${[...value].length} / ${submitLimits.replyMax}` }} />
      </Field>
      <LetterPreview ticket={ticket} text={typeof reply === 'string' ? reply : ''} />
    </>
  );
}
