import { Form, Tag } from 'antd';
import { useState } from 'react';
import type { KnowledgeItem } from '@hotline/shared/contracts/knowledge';
import { answerTicket } from '@hotline/shared/contracts/tickets.staff';
import { submitLimits } from '@hotline/shared/rules/limits';
import { call } from '../../api/call';
import { KnowledgeSearch } from '../../knowledge/knowledge-search';
import { citedText } from '../../knowledge/cited-text';
import { Field } from '../../parts/form/field';
import { fieldsOf } from '../../parts/form/field-rule';
import { ReplyArea } from '../../parts/form/text-areas';
import type { Work } from '../ticket/work';
import { ActionForm } from './action-form';
import { draftOf, keepDraft } from './drafts';

interface Values {
  readonly reply: string;
}

interface Cited {
  readonly id: string;
  readonly title: string;
}

const fields = fieldsOf(answerTicket);

/** The reply under the pen and the knowledge it rests on; both survive a change of ticket. */
function useCitedReply(ticketId: string) {
  const [form] = Form.useForm<Values>();
  const [cited, setCited] = useState<Cited | null>(() => (draftOf(ticketId, 'answerDirectly')?.['cited'] as Cited | null | undefined) ?? null);
  const cite = (next: Cited | null): void => {
    setCited(next);
    keepDraft(ticketId, 'answerDirectly', { cited: next });
  };
  const insert = (item: KnowledgeItem): void => {
    const before = (form.getFieldValue('reply') as string | undefined)?.trimEnd() ?? '';
    const reply = before ? `${before}\n${citedText(item)}` : citedText(item);
    form.setFieldsValue({ reply });
    cite({ id: item.id, title: item.title });
    keepDraft(ticketId, 'answerDirectly', { reply });
    void form.validateFields();
  };
  return { form, cited, insert, forget: () => cite(null) };
}

/** Row 5: an answer at once, with the approved texts at hand. */
export function AnswerForm({ work }: { readonly work: Work }) {
  const { id, version } = work.ticket;
  const { form, cited, insert, forget } = useCitedReply(id);
  const submit = ({ reply }: Values) => call(answerTicket, { params: { id }, body: { version, reply, knowledgeId: cited?.id ?? null } });
  return (
    <div className="answer">
      <ActionForm<Values> action="answerDirectly" work={work} form={form} submit={submit}>
        <Field name="reply" label="答复内容" schema={fields.reply} help="请勿写入手机号、身份证号等个人信息。">
          <ReplyArea showCount={{ formatter: ({ value }) => `${[...value].length} / ${submitLimits.replyMax}` }} />
        </Field>
        {cited ? <Tag closable onClose={forget} className="cited" data-testid="cited">引用：{cited.title}</Tag> : null}
      </ActionForm>
      <aside className="answer-side" aria-label="知识查询">
        <KnowledgeSearch onInsert={insert} />
      </aside>
    </div>
  );
}
