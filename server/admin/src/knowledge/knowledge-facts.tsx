import type { KnowledgeHit } from '@hotline/shared/contracts/knowledge';
import { knowledgeKinds } from '@hotline/shared/vocabulary/knowledge-kind';
import { formatDate } from '../parts/time';

type Head = Omit<KnowledgeHit, 'passage'>;

function validity({ effectiveFrom, effectiveTo, expired }: Head): string {
  if (expired) return effectiveTo ? `已于 ${formatDate(effectiveTo)} 失效` : '已失效';
  return effectiveTo ? `${formatDate(effectiveFrom)} 至 ${formatDate(effectiveTo)} 有效` : `${formatDate(effectiveFrom)} 起有效`;
}

/** Kind, source, area and validity of a text. */
export function KnowledgeFacts({ head }: { readonly head: Head }) {
  const { kind, source, documentNo, departmentName, areas } = head;
  return (
    <div className="hit-facts">
      <span className="mark mark-open">{knowledgeKinds.labels[kind]}</span>
      <span>{documentNo ? `${source} ${documentNo}` : source}</span>
      {departmentName === source ? null : <span>{departmentName}</span>}
      {areas.length > 0 ? <span>适用：{areas.join('、')}</span> : null}
      <span className={head.expired ? 'deadline-overdue' : undefined}>{validity(head)}</span>
    </div>
  );
}
