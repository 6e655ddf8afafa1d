import { Form, Tag } from 'antd';
import { useState } from 'react';
import type { KnowledgeItem } from '@hotline/shared/contracts/knowledge';
import { actionContracts } from '@hotline/shared/contracts/ticket-actions.staff';
import { KnowledgeSearch } from '../../knowledge/knowledge-search';
import { citedText } from '../../knowledge/cited-text';
import { fieldsOf } from '../../parts/form/field-rule';
import type { Work } from '../ticket/work';
import { ActionForm } from './action-form';
import { draftOf, keepDraft } from './drafts';
import { ReplyField, withPassage } from './reply-field';
import { sendAction } from './send-action';

interface Values {
  readonly reply: string;
}

interface Cited {
  readonly id: string;
  readonly title: string;
  readonly version: number;
}

const fields = fieldsOf(actionContracts.answerDirectly);

/** The reply under the pen and the knowledge it rests on; both survive a change of ticket. */
function useCitedReply(ticketId: string) {
  const [form] = Form.useForm<Values>();
  const [cited, setCited] = useState<Cited | null>(() => (draftOf(ticketId, 'answerDirectly')?.['cited'] as Cited | null | undefined) ?? null);
  const cite = (next: Cited | null): void => {
    setCited(next);
    keepDraft(ticketId, 'answerDirectly', { cited: next });
  };
  const insert = (item: KnowledgeItem): void => {
    const reply = withPassage(form, citedText(item));
    form.setFieldsValue({ reply });
    cite({ id: item.id, title: item.title, version: item.version });
    keepDraft(ticketId, 'answerDirectly', { reply });
    void form.validateFields();
  };
  return { form, cited, insert, forget: () => cite(null) };
}

/** Row 5: an answer at once, with the approved texts at hand. */
export function AnswerForm({ work }: { readonly work: Work }) {
  const { form, cited, insert, forget } = useCitedReply(work.ticket.id);
  const submit = ({ reply }: Values) => sendAction('answerDirectly', work.ticket, { reply, knowledgeId: cited?.id ?? null, knowledgeVersion: cited?.version });
  return (
    <div className="answer">
      <ActionForm<Values> action="answerDirectly" work={work} form={form} submit={submit}>
        <ReplyField action="answerDirectly" work={work} form={form} schema={fields.reply} />
        {cited ? <Tag closable onClose={forget} className="cited" data-testid="cited">引用：{cited.title}</Tag> : null}
      </ActionForm>
      <aside className="answer-side" aria-label="知识查询">
        <KnowledgeSearch onInsert={insert} />
      </aside>
    </div>
  );
}
