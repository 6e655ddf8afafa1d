import type { KnowledgeHit } from '@hotline/shared/contracts/knowledge';
import type { InquiryDeps } from './deps';
import type { Asked, SearchLog } from './search-log';

interface Found {
  readonly items: KnowledgeHit[];
  /** What may have been meant where nothing was found. */
  readonly meant: string | null;
}

export type Search = (question: string, asked: Omit<Asked, 'question'> | null) => Promise<Found>;

/** The one search of every channel, counted where somebody asked for it (null: somebody is still typing). */
export const createSearch = ({ knowledge }: InquiryDeps, log: SearchLog): Search => async (question, asked) => {
  const items = await knowledge.search(question);
  if (asked) log.note({ question, ...asked }, items.length);
  return { items, meant: items.length > 0 ? null : await knowledge.didYouMean(question) };
};
