import type { AskedQuestion } from '@hotline/shared/contracts/inquiries.staff';
import type { KnowledgeHit } from '@hotline/shared/contracts/knowledge';
import type { InquiryChannel, QuestionStanding } from '@hotline/shared/vocabulary/inquiry';
import { MoreThanOrEqual } from 'typeorm';
import { cached } from '../../platform/cached';
import { shanghaiDay } from '../../platform/clock';
import { AppError } from '../../platform/errors';
import type { StaffActor } from '../staff';
import type { InquiryDeps } from './deps';
import { HotQuestionRow, OpenedDayRow, SearchDayRow } from './inquiry.entity';

/** Today and the days before it that count. */
export const countedDays = 7;
/** Who asks alone is shown to nobody. */
export const leastPeople = 3;
const shown = 6;
/** Each is searched for, to see whether it is answered. */
const tried = 15;
const listed = 100;
const keepMs = 30_000;

interface Shown {
  readonly question: string;
  /** As it stands on the page. */
  readonly words: string;
}

const emptyCount = { asked: 0, noResult: 0, opened: 0, people: 0 };
type Count = typeof emptyCount & { readonly question: string; readonly channels: Partial<Record<InquiryChannel, number>> };

/** What many ask, as the home page and the desk show it. */
export class HotQuestions {
  /** As the home page shows them; each replica looks again after half a minute. */
  readonly shown: ReturnType<typeof cached<readonly string[]>>;

  constructor(private readonly deps: InquiryDeps) {
    this.shown = cached(deps.platform.clock, keepMs, async () => (await this.find(await this.counts(leastPeople))).map(({ words }) => words));
  }

  /** Every question of the last days, the one asked by most people first. */
  async list(): Promise<AskedQuestion[]> {
    const standings = await this.standings();
    const counts = await this.counts();
    const shownNow = new Set((await this.find(counts)).map(({ question }) => question));
    const silent = [...standings.keys()].filter((question) => !counts.some((count) => count.question === question)).map((question) => ({ ...emptyCount, question, channels: {} }));
    const decided = counts.slice(listed).filter(({ question }) => standings.has(question));
    return [...counts.slice(0, listed), ...decided, ...silent].map(({ noResult, ...count }) => ({ ...count, empty: noResult, standing: standings.get(count.question) ?? null, shown: shownNow.has(count.question) }));
  }

  /** Pins or hides a question, or leaves it to the count; what nothing answers cannot be pinned. Throws inquiry.noAnswer. */
  async decide(actor: StaffActor, question: string, standing: QuestionStanding | null): Promise<void> {
    if (standing === 'pinned' && (await this.answerTo(question)) === undefined) throw new AppError('inquiry.noAnswer');
    const { platform: { db, clock }, audit } = this.deps;
    const detail = { pinned: '热门问题置顶', hidden: '热门问题不展示', none: '热门问题按查询量展示' }[standing ?? 'none'];
    await db.transact(async (em) => {
      if (standing === null) await em.delete(HotQuestionRow, { question });
      else await em.save(HotQuestionRow, { question, standing, decidedBy: actor.id, decidedAt: clock.now() });
      await audit.record(em, actor, { action: 'editKnowledge', object: question, detail });
    });
    this.shown.forget();
  }

  private async standings(): Promise<ReadonlyMap<string, QuestionStanding>> {
    const rows = await this.deps.platform.db.read((em) => em.find(HotQuestionRow, { order: { decidedAt: 'DESC' } }));
    return new Map(rows.map(({ question, standing }) => [question, standing]));
  }

  /**
   * Pinned ones, then what people ask, then what the city began with; one for each answer, and none without. What people
   * ask is shown in the words of the answer: their own are nobody's who signs for this page.
   */
  private async find(counts: readonly Count[]): Promise<readonly Shown[]> {
    const standings = await this.standings();
    const pinned = [...standings.keys()].filter((question) => standings.get(question) === 'pinned');
    const asked = counts.filter(({ people, channels, question }) => question !== '' && people >= leastPeople && Object.keys(channels).some((channel) => channel !== 'desk'));
    const { hotQuestions } = await this.deps.city.profile();
    const candidates = [...pinned, ...asked.slice(0, tried).map(({ question }) => question), ...hotQuestions];
    const chosen = new Set([...pinned, ...hotQuestions]);
    const found = new Map<string, Shown>();
    for (const question of new Set(candidates)) {
      if (found.size === shown) break;
      const answer = standings.get(question) === 'hidden' ? undefined : await this.answerTo(question);
      if (answer && !found.has(answer.id)) found.set(answer.id, { question, words: chosen.has(question) ? question : answer.title });
    }
    return [...found.values()];
  }

  /** What answers a question now; undefined: nothing in force does. */
  private async answerTo(question: string): Promise<KnowledgeHit | undefined> {
    return (await this.deps.knowledge.search(question)).find(({ expired }) => !expired);
  }

  /** What was asked these days, by at least so many people, most people first. */
  private async counts(least = 0): Promise<Count[]> {
    const { db, clock } = this.deps.platform;
    const day = shanghaiDay(clock.now() - (countedDays - 1) * 86_400_000);
    const since = { day: MoreThanOrEqual(day) };
    const rows = await db.read((em) => em.createQueryBuilder(SearchDayRow, 'd').select('d.question', 'question').addSelect('d.channel', 'channel').addSelect('SUM(d.asked)', 'asked').addSelect('SUM(d.noResult)', 'noResult').addSelect('SUM(d.people)', 'people').where(since)
      .andWhere((query) => `d.question IN ${query.subQuery().select('p.question').from(SearchDayRow, 'p').where('p.day >= :day', { day }).groupBy('p.question').having('SUM(p.people) >= :least', { least }).getQuery()}`).groupBy('d.question, d.channel').getRawMany<Record<string, string>>());
    const opened = await db.read((em) => em.createQueryBuilder(OpenedDayRow, 'o').select('o.question', 'question').addSelect('SUM(o.opened)', 'opened').where(since).groupBy('o.question').getRawMany<Record<string, string>>());
    const times = new Map(opened.map((row) => [row['question'], Number(row['opened'])]));
    const counts = new Map<string, Count>();
    for (const { question = '', channel = '', ...sums } of rows) {
      const old = counts.get(question) ?? { ...emptyCount, question, channels: {}, opened: times.get(question) ?? 0 };
      counts.set(question, { ...old, asked: old.asked + Number(sums['asked']), noResult: old.noResult + Number(sums['noResult']), people: old.people + Number(sums['people']), channels: { ...old.channels, [channel]: Number(sums['asked']) } });
    }
    return [...counts.values()].sort((a, b) => b.people - a.people || b.asked - a.asked || (a.question < b.question ? -1 : 1));
  }
}
