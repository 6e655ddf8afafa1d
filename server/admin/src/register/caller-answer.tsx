import { Input, Tag } from 'antd';
import type { KnowledgeItem } from '@hotline/shared/contracts/knowledge';
import { citedText } from '../knowledge/cited-text';

/** What the caller is told on the telephone, and the version it rests on. */
export interface CallerAnswerValue {
  readonly reply: string;
  readonly cited: { readonly id: string; readonly title: string; readonly version: number } | null;
}

/** The answer with the whole text of an item and its source after what stands there. */
export function withItem(answer: CallerAnswerValue | null, item: KnowledgeItem): CallerAnswerValue {
  const before = answer?.reply.trimEnd() ?? '';
  const passage = citedText(item);
  return { reply: before ? `${before}\n${passage}` : passage, cited: { id: item.id, title: item.title, version: item.version } };
}

interface CallerAnswerProps {
  readonly answer: CallerAnswerValue;
  readonly onChange: (answer: CallerAnswerValue | null) => void;
}

/** 答复来电人: what was inserted from the knowledge, to be read out; after the registration it stands in 直接答复. */
export function CallerAnswer({ answer, onChange }: CallerAnswerProps) {
  const write = (reply: string): void => onChange(reply.trim() === '' && answer.cited === null ? null : { ...answer, reply });
  return (
    <section>
      <h2>答复来电人</h2>
      <Input.TextArea value={answer.reply} onChange={({ target }) => write(target.value)} autoSize={{ minRows: 4, maxRows: 12 }} aria-label="答复来电人" data-testid="caller-answer" />
      {answer.cited ? (
        <Tag closable onClose={() => onChange(answer.reply.trim() === '' ? null : { ...answer, cited: null })} className="cited" data-testid="caller-cited">
          引用：{answer.cited.title}（第 {answer.cited.version} 版）
        </Tag>
      ) : null}
      <p className="quiet">登记后在“直接答复”中带出，核对后即可发出。</p>
    </section>
  );
}
