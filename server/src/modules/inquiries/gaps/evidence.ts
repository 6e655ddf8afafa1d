import { uselessReasons, type GapKind, type InquiryChannel } from '@hotline/shared/vocabulary/inquiry';
import { MoreThan, MoreThanOrEqual, Not, type EntityManager } from 'typeorm';
import { AnswerVoteRow, SearchDayRow, UncitedAnswerRow } from '../inquiry.entity';

/** One sign that an answer is missing or wanting. */
export interface Sign {
  readonly kind: GapKind;
  /** What signs are put together by: the words of a question, the id of an answer, a category. */
  readonly subject: string;
  readonly day: string;
  readonly channel: InquiryChannel | null;
  readonly times: number;
  readonly example: string;
}

/** In a flood the rarest wait for another day. */
const most = 3000;
/** Who answers so once may have good reason. */
const leastUncited = 3;

/** Searches that found nothing. */
async function unanswered(em: EntityManager, since: string): Promise<Sign[]> {
  const rows = await em.find(SearchDayRow, { where: { day: MoreThanOrEqual(since), noResult: MoreThan(0), question: Not('') }, order: { noResult: 'DESC' }, take: most });
  return rows.map(({ question, day, channel, noResult }) => ({ kind: 'noAnswer', subject: question, day, channel, times: noResult, example: question }));
}

/** Answers judged of no use: to another question than was asked, the question lacks an answer; else the answer is to be mended. */
async function useless(em: EntityManager, since: string): Promise<Sign[]> {
  const rows = await em.find(AnswerVoteRow, { where: { useful: false, day: MoreThanOrEqual(since) }, order: { day: 'DESC' }, take: most });
  return rows.map(({ itemId, reason, question, day, channel }) => {
    const missing = reason === 'offTopic' && question !== '';
    const words = [question, reason && uselessReasons.labels[reason]].filter(Boolean).join('：');
    return { kind: missing ? 'noAnswer' : 'useless', subject: missing ? question : itemId, day, channel, times: 1, example: missing ? question : words };
  });
}

/** Categories that staff often answer directly without anything to rest on. */
async function uncited(em: EntityManager, since: string): Promise<Sign[]> {
  const rows = await em.find(UncitedAnswerRow, { where: { day: MoreThanOrEqual(since) }, order: { day: 'DESC' }, take: most });
  const times = new Map<string, number>();
  for (const { category } of rows) times.set(category, (times.get(category) ?? 0) + 1);
  return rows.filter(({ category }) => (times.get(category) ?? 0) >= leastUncited).map(({ category, day }) => ({ kind: 'uncited', subject: category, day, channel: null, times: 1, example: '' }));
}

/** Every sign since a day, the most frequent first. */
export async function signsSince(em: EntityManager, since: string): Promise<Sign[]> {
  const signs = [...(await unanswered(em, since)), ...(await useless(em, since)), ...(await uncited(em, since))];
  return signs.sort((a, b) => b.times - a.times || (a.subject < b.subject ? -1 : 1));
}
