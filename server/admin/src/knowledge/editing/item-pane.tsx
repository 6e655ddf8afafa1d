import { Button, Space } from 'antd';
import { useCallback, useState, type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { getKnowledge, type KnowledgeRecord } from '@hotline/shared/contracts/knowledge-editing.staff';
import { knowledgeKinds } from '@hotline/shared/vocabulary/knowledge-kind';
import { call } from '../../api/call';
import { useLoad } from '../../api/use-load';
import { FaultState, LoadingState } from '../../parts/states';
import { useMayEdit } from '../../system/city-data/may-edit';
import { CitizenPreview, StaffNotes } from './citizen-preview';
import { DraftEditor } from './draft-editor';
import { DraftReview } from './draft-review';
import { RetireItem } from './retire-item';
import { StateMark } from './state-mark';
import { Versions } from './versions';

interface RecordProps {
  readonly record: KnowledgeRecord;
  /** What a step answered. */
  readonly onStep: (record: KnowledgeRecord) => void;
  readonly onGone: () => void;
}

/** The published text, and the way to its next version. */
function Published({ record, onStep, onEdit }: Omit<RecordProps, 'onGone'> & { readonly onEdit: () => void }) {
  const mayEdit = useMayEdit('editor');
  const { published, kind, state, draft } = record;
  if (!published) return null;
  return (
    <section className="item-section" aria-label="已发布的内容">
      <div className="line-between"><h3>第 {published.version} 版{state === 'published' ? '（现行）' : ''}</h3>
        <Space size={4}>
          {mayEdit && !draft ? <Button size="small" onClick={onEdit} data-testid="edit-item">修改</Button> : null}
          {state === 'published' ? <RetireItem id={record.id} version={published.version} onStep={onStep} /> : null}
        </Space>
      </div>
      {published.replacedBy ? <p className="quiet">已被 <Link to={`/knowledge-desk/items/${published.replacedBy.id}`}>《{published.replacedBy.title}》</Link> 替代。</p> : null}
      {state === 'published' ? <p className="quiet"><a href={`/policies/${record.id}`} target="_blank" rel="noreferrer">查看公开页面</a></p> : null}
      <CitizenPreview kind={kind} text={published.text} />
      <StaffNotes notes={published.text.notes} />
    </section>
  );
}

/** A draft in the hands of its authors, under review, or one just begun. */
function Next({ record, writing, onStep, onGone }: RecordProps & { readonly writing: boolean }): ReactNode {
  const { draft } = record;
  const inHand = useMayEdit('editor') && (draft ? draft.state === 'draft' : writing);
  if (inHand) return <DraftEditor key={draft?.version ?? 0} record={record} onStep={onStep} onGone={onGone} />;
  return draft ? <DraftReview key={draft.version} record={record} draft={draft} onStep={onStep} /> : null;
}

function RecordView({ record, onStep, onGone }: RecordProps) {
  const [writing, setWriting] = useState(false);
  const title = record.draft?.text.title ?? record.published?.text.title ?? '';
  return (
    <div className="pane-form item-pane" data-testid="knowledge-record">
      <div className="line-between"><h2>{title}</h2><span className="item-marks">{record.draft ? <StateMark state={record.draft.state} /> : null}{record.state ? <StateMark state={record.state} /> : null}</span></div>
      <p className="quiet">{knowledgeKinds.labels[record.kind]}</p>
      <Next record={record} writing={writing} onStep={onStep} onGone={onGone} />
      <Published record={record} onStep={onStep} onEdit={() => setWriting(true)} />
      <Versions record={record} onStep={onStep} />
    </div>
  );
}

interface ItemPaneProps {
  readonly id: string;
  readonly onChanged: () => void;
  readonly onGone: () => void;
}

/** One item: its draft, what is published, and every version. */
export function ItemPane({ id, onChanged, onGone }: ItemPaneProps) {
  const { data, fault, reload, put } = useLoad(useCallback(() => call(getKnowledge, { params: { id } }), [id]));
  if (!data) return fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState />;
  const step = (record: KnowledgeRecord): void => {
    put(record);
    onChanged();
  };
  return <RecordView record={data} onStep={step} onGone={onGone} />;
}
