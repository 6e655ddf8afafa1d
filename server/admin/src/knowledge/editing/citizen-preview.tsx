import type { KnowledgeText } from '@hotline/shared/contracts/knowledge-editing.staff';
import { knowledgeKinds, type KnowledgeKind } from '@hotline/shared/vocabulary/knowledge-kind';
import { loadDepartments } from '../../api/city-data';
import { useLoad } from '../../api/use-load';
import { formatDate } from '../../parts/time';

const validity = ({ effectiveFrom, effectiveTo }: KnowledgeText): string => `${effectiveFrom ? formatDate(effectiveFrom) : '　'}起有效${effectiveTo ? `，至 ${formatDate(effectiveTo)} 止` : ''}`;

/** What citizens see of a text: its notes and question variants are not among it. */
export function CitizenPreview({ kind, text }: { readonly kind: KnowledgeKind; readonly text: KnowledgeText }) {
  const { data } = useLoad(loadDepartments);
  const issuer = data?.find(({ code }) => code === text.department)?.name ?? text.department;
  return (
    <article className="citizen-preview" aria-label="市民看到的内容" data-testid="citizen-preview">
      <h3>{text.title || '（未填写标题）'}</h3>
      <p className="quiet">{knowledgeKinds.labels[kind]} · {validity(text)}<br />适用范围：{text.areas.length > 0 ? text.areas.join('、') : '全市'}</p>
      <p className="prose">{text.body}</p>
      <p className="quiet">来源：{text.source}{text.documentNo ? `（${text.documentNo}）` : ''}<br />发文单位：{issuer}</p>
    </article>
  );
}

/** What only staff read. */
export function StaffNotes({ notes }: { readonly notes: string }) {
  if (notes === '') return null;
  return (
    <div className="note-area" data-testid="staff-notes">
      <div className="note-area-head">内部说明 · 市民不可见</div>
      <p className="prose note-text">{notes}</p>
    </div>
  );
}
