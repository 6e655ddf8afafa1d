import { Alert, Button, Input, Space } from 'antd';
import { useState } from 'react';
import { approveKnowledgeDraft, reworkKnowledgeDraft, type KnowledgeDraft, type KnowledgeRecord } from '@hotline/shared/contracts/knowledge-editing.staff';
import { call } from '../../api/call';
import { formatDayInstant } from '../../parts/time';
import { useMayEdit } from '../../system/city-data/may-edit';
import { useWrite } from '../../system/city-data/use-write';
import { WriteFault } from '../../system/city-data/write-fault';
import { CitizenPreview, StaffNotes } from './citizen-preview';
import { TextDiff } from './text-diff-view';

interface DraftReviewProps {
  readonly record: KnowledgeRecord;
  readonly draft: KnowledgeDraft;
  readonly onStep: (record: KnowledgeRecord) => void;
}

/** `2026-03-02T08:00` on a clock in China. */
const instantOf = (typed: string): number | null => (typed === '' ? null : Date.parse(`${typed}:00+08:00`));

/** The second person's decision: at once, at an instant, or back. */
function Decision({ record: { id }, draft: { version, state }, onStep }: DraftReviewProps) {
  const [when, setWhen] = useState('');
  const [reason, setReason] = useState('');
  const { busy, fault, run } = useWrite();
  const params = { id };
  const approve = () => run(async () => onStep(await call(approveKnowledgeDraft, { params, body: { version, publishAt: instantOf(when) } })), when ? '已定时，到时自动发布' : '已发布');
  const rework = () => run(async () => onStep(await call(reworkKnowledgeDraft, { params, body: { version, reason } })), '已退回修改');
  return (
    <>
      <WriteFault fault={fault} />
      <Space wrap className="form-foot">
        {state === 'in_review' ? (
          <>
            <Input type="datetime-local" value={when} onChange={(event) => setWhen(event.target.value)} aria-label="发布时间，不填则立即发布" data-testid="field-publishAt" />
            <Button type="primary" loading={busy} onClick={() => void approve()} data-testid="approve-draft">{when ? '通过，定时发布' : '通过，立即发布'}</Button>
          </>
        ) : null}
        <Space.Compact>
          <Input value={reason} maxLength={200} placeholder="退回原因" aria-label="退回原因" onChange={(event) => setReason(event.target.value)} data-testid="field-reason" />
          <Button disabled={reason.trim() === ''} loading={busy} onClick={() => void rework()} data-testid="rework-draft">退回修改</Button>
        </Space.Compact>
      </Space>
    </>
  );
}

/** Why there is nothing to decide for this person. */
function Waiting({ own, state }: { readonly own: boolean; readonly state: KnowledgeDraft['state'] }) {
  if (state === 'scheduled') return null;
  return <p className="quiet" data-testid="review-waits">{own ? '您参与了编写，请由另一位知识编辑或值班长审核。' : '等待知识编辑或值班长审核。'}</p>;
}

/** What is new, who wrote it and what it takes the place of. */
const draftFacts = ({ note, authors, replaces }: KnowledgeDraft): string => [`修改说明：${note || '无'}`, `编写：${authors.join('、')}`, replaces ? `替代《${replaces.title}》` : ''].filter(Boolean).join('　');

/** A draft under review, or one that waits for its instant: what is new in it, and what citizens will see. */
export function DraftReview({ record, draft, onStep }: DraftReviewProps) {
  const reviewer = useMayEdit('editor', 'dutyManager');
  const { text, publishAt, state, own } = draft;
  const decides = reviewer && (!own || state === 'scheduled');
  return (
    <section className="item-section" aria-label="待审核的草稿" data-testid="draft-review">
      <h3>{state === 'scheduled' ? '等待定时发布' : '待审核'}</h3>
      {publishAt ? <Alert type="info" showIcon className="form-alert" title={`将于 ${formatDayInstant(publishAt)} 自动发布`} /> : null}
      <p>{draftFacts(draft)}</p>
      {record.published ? <TextDiff older={record.published.text} newer={text} /> : null}
      <CitizenPreview kind={record.kind} text={text} />
      <StaffNotes notes={text.notes} />
      {decides ? <Decision record={record} draft={draft} onStep={onStep} /> : <Waiting own={own} state={state} />}
    </section>
  );
}
