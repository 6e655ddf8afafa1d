import { Alert, Button, Input, Popconfirm, Space } from 'antd';
import { useState } from 'react';
import { discardKnowledgeDraft, saveKnowledgeDraft, submitKnowledgeDraft, type KnowledgeRecord } from '@hotline/shared/contracts/knowledge-editing.staff';
import { call } from '../../api/call';
import { todayHere } from '../../system/city-data/day-field';
import { useWrite } from '../../system/city-data/use-write';
import { WriteFault } from '../../system/city-data/write-fault';
import { emptyText, TextForm, type Draft } from './text-form';

interface DraftEditorProps {
  readonly record: KnowledgeRecord;
  readonly onStep: (record: KnowledgeRecord) => void;
  readonly onGone: () => void;
}

/** Why the last review did not pass. */
function Returned({ draft }: Pick<KnowledgeRecord, 'draft'>) {
  if (!draft?.returned) return null;
  return <Alert type="warning" showIcon className="form-alert" title={`${draft.returned.by}退回修改：${draft.returned.reason}`} data-testid="draft-returned" />;
}

/** Hands the draft over with what is new in it; what stands in the form is saved first. */
function SubmitPart({ busy, note, onNote }: { readonly busy: boolean; readonly note: string; readonly onNote: (note: string) => void }) {
  return (
    <Space.Compact className="submit-note">
      <Input value={note} maxLength={200} placeholder="修改说明，如“隔离天数改为5天”" aria-label="修改说明" onChange={(event) => onNote(event.target.value)} data-testid="field-note" />
      <Button type="primary" htmlType="submit" disabled={note.trim() === ''} loading={busy} data-testid="submit-draft">提交审核</Button>
    </Space.Compact>
  );
}

/** Throws the draft away after a second thought. */
function Discard({ busy, onDiscard }: { readonly busy: boolean; readonly onDiscard: () => void }) {
  return <Popconfirm title="删除这份草稿？已发布的版本不受影响。" okText="删除" cancelText="保留" onConfirm={onDiscard}><Button danger disabled={busy} data-testid="discard-draft">删除草稿</Button></Popconfirm>;
}

/** Saves the draft, and with a note on what is new hands it over at once. */
function useDraftWrite({ record: { id, draft }, onStep, onGone }: DraftEditorProps) {
  const { busy, fault, run } = useWrite();
  const params = { id };
  const version = draft?.version ?? 0;
  const write = async ({ text, replaces }: Draft, note: string): Promise<void> => {
    const submits = note.trim() !== '';
    await run(async () => {
      const saved = await call(saveKnowledgeDraft, { params, body: { version, text, replaces: replaces?.id ?? null } });
      onStep(submits && saved.draft ? await call(submitKnowledgeDraft, { params, body: { version: saved.draft.version, note } }) : saved);
    }, submits ? '已提交审核' : '草稿已保存');
  };
  const discard = async (): Promise<void> => {
    if (await run(() => call(discardKnowledgeDraft, { params, body: { version } }), '草稿已删除')) onGone();
  };
  return { busy, fault, write, discard };
}

/** What the form begins with: the draft, else the published text. */
const begunFrom = ({ draft, published }: KnowledgeRecord): Draft => draft ?? { text: published?.text ?? emptyText(todayHere()), replaces: null };

/** Writes the next version; nothing typed is lost by a refusal. */
export function DraftEditor(props: DraftEditorProps) {
  const { id, kind, draft, published } = props.record;
  const [note, setNote] = useState(draft?.note ?? '');
  const { busy, fault, write, discard } = useDraftWrite(props);
  return (
    <section className="item-section" aria-label="草稿">
      <h3>{draft ? '草稿' : '起草'}：第 {(published?.version ?? 0) + 1} 版</h3>
      <Returned draft={draft} />
      <TextForm itemId={id} kind={kind} draft={begunFrom(props.record)} onSave={(values) => void write(values, note)}>
        <WriteFault fault={fault} />
        <Space wrap className="form-foot">
          <Button htmlType="submit" loading={busy} onClick={() => setNote('')} data-testid="save-draft">保存草稿</Button>
          <SubmitPart busy={busy} note={note} onNote={setNote} />
          {draft ? <Discard busy={busy} onDiscard={() => void discard()} /> : null}
        </Space>
      </TextForm>
    </section>
  );
}
