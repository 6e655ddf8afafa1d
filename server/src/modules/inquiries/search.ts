import type { KnowledgeHit } from '@hotline/shared/contracts/knowledge';
import type { InquiryDeps } from './deps';
import type { Asked, SearchLog } from './search-log';

interface Found {
  readonly items: KnowledgeHit[];
  /** What may have been meant where nothing was found. */
  readonly meant: string | null;
}

/** `area`: name of the district somebody asks from. */
export type Search = (question: string, asked: Omit<Asked, 'question'> | null, area?: string) => Promise<Found>;

/** Whoever names a district asks about that one, wherever they are. */
async function districtOf({ city }: InquiryDeps, question: string, area: string): Promise<string> {
  const { items } = await city.listAreas(undefined);
  return items.find(({ name }) => question.includes(name))?.name ?? area;
}

/** What holds in a district; where nothing in force does, what holds elsewhere is better than nothing. */
async function searchIn(deps: InquiryDeps, question: string, area: string): Promise<KnowledgeHit[]> {
  const items = await deps.knowledge.search(question, await districtOf(deps, question, area));
  return items.some(({ expired }) => !expired) ? items : deps.knowledge.search(question);
}

/** The one search of every channel, counted where somebody asked for it (null: somebody is still typing). */
export const createSearch = (deps: InquiryDeps, log: SearchLog): Search => async (question, asked, area) => {
  const { knowledge } = deps;
  const items = await (area === undefined ? knowledge.search(question) : searchIn(deps, question, area));
  if (asked) log.note({ question, ...asked }, items.length);
  return { items, meant: items.length > 0 ? null : await knowledge.didYouMean(question) };
};
