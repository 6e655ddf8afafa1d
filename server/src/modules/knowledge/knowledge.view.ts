import type { KnowledgeHit, KnowledgeItem } from '@hotline/shared/contracts/knowledge';
import type { KnowledgeRow } from './knowledge.entity';
import { isExpired, type FoundKnowledge } from './knowledge-search';

interface Surroundings {
  readonly departmentName: string;
  readonly today: string;
}

const head = (row: KnowledgeRow, { departmentName, today }: Surroundings) => {
  const { id, kind, title, version, source, documentNo, areas, effectiveFrom, effectiveTo } = row;
  return { id, kind, title, version, source, documentNo, areas, effectiveFrom, effectiveTo, departmentName, expired: isExpired(row, today) };
};

/** A search result with the passage that answers best. */
export const hitView = ({ passage, ...row }: FoundKnowledge, around: Surroundings): KnowledgeHit => ({ ...head(row, around), passage: [...passage] });

/** The whole item. */
export const itemView = (row: KnowledgeRow, around: Surroundings, replacement: KnowledgeRow | null): KnowledgeItem => ({
  ...head(row, around),
  body: row.body,
  categories: row.categories,
  replacedBy: replacement && { id: replacement.id, title: replacement.title },
});
