import { noticeChannels, type NoticeChannel } from '@hotline/shared/vocabulary/notice-channel';
import { endOfShanghaiDay, shanghaiDay } from '../../platform/clock';
import { isDuplicateKey } from '../../platform/db/db-errors';
import { TryAgainAt } from '../../platform/outbox/outbox';
import type { Platform } from '../../platform/platform';
import { UnfitValue, WechatError, type ErrorClass } from '../../wechat';
import type { CitizensApi } from '../citizens';
import type { NoticeRow } from './notice.entity';
import * as store from './notice.store';
import type { TicketSummary } from './notice-texts';
import { waitOutQuiet } from './quiet-hours';
import { settledByReport } from './reports';
import { reportMs, RungRefused, type Address, type Job, type Rung } from './rung';

export interface TellDeps {
  readonly platform: Platform;
  readonly citizens: CitizensApi;
  /** The ways of telling, best first. */
  readonly ladder: readonly Rung[];
  readonly summaryOf: (ticketId: string) => Promise<TicketSummary>;
}

/** How soon to look again after somebody else's message to the same person. */
const laneMs = 1_000;
/** How soon to look again whether an unknown outcome can be settled. */
const asideMs = 5_000;
const laterMs = 30_000;

/** What a failure says of the message: it did not go out and never will this way, it may later, or nobody knows. */
export const meanings: Readonly<Record<ErrorClass, 'never' | 'later' | 'perhaps'>> = {
  recipient: 'never', content: 'never', window: 'never', capability: 'never', rejected: 'never',
  token: 'later', concurrent: 'later', minuteLimit: 'later', quota: 'later', config: 'later', login: 'later', busy: 'later',
  unknown: 'perhaps',
};

/**
 * Tells a citizen once, by the first way that works. Every step is stored before and after it is taken, so that it can
 * be taken up by anybody after a crash. Throws TryAgainAt while there is something to wait for.
 */
export async function tellCitizen(deps: TellDeps, eventId: string): Promise<void> {
  const { platform } = deps;
  for (let notice = await store.findNotice(platform, eventId); notice; notice = await store.findNotice(platform, eventId)) {
    if (notice.state !== 'waiting' && notice.state !== 'sending') return;
    const job = { notice, summary: await deps.summaryOf(notice.ticketId) };
    await (notice.state === 'waiting' ? begin(deps, job) : resume(deps, job));
  }
}

interface Way {
  readonly rung: Rung;
  readonly address: Address;
}

async function begin(deps: TellDeps, job: Job): Promise<void> {
  waitOutQuiet(deps.platform, job.summary);
  const ways = await waysFor(deps, job);
  const turn = await takeTurn(deps, job, ways);
  if (turn) await handOver(deps, { ...job, notice: turn.begun }, { before: job.notice.channel, taken: turn.taken });
}

/** Where the notice could go by the channels that have not refused it. While WeChat does not even tell its templates, it waits. */
async function waysFor({ platform, ladder }: TellDeps, job: Job): Promise<Way[]> {
  const tried = rank(job.notice.channel);
  const ways: Way[] = [];
  try {
    for (const rung of ladder.filter(({ channel }) => rank(channel) > tried)) {
      const address = await rung.address(job);
      if (address) ways.push({ rung, address });
    }
    return ways;
  } catch (error) {
    if (error instanceof WechatError) throw new TryAgainAt(platform.clock.now() + laterMs);
    throw error;
  }
}

const rank = (channel: NoticeChannel | 'none'): number => (noticeChannels.codes as readonly string[]).indexOf(channel);

interface Turn {
  readonly begun: NoticeRow;
  /** What the sending cost; null where it costs nothing. */
  readonly taken: string | null;
}

/** Puts the notice into its lane with what it costs, all or nothing; null when it is not to be sent now. */
async function takeTurn({ platform, citizens }: TellDeps, job: Job, ways: readonly Way[]): Promise<Turn | null> {
  const { notice } = job;
  const lane = await laneOf(citizens, notice);
  const startedAt = platform.clock.now();
  try {
    return await platform.db.transact(async (em) => {
      if (await store.overtaken(em, notice)) return null;
      for (const { rung, address } of ways) {
        const taken = rung.take ? await rung.take(job, em) : null;
        if (rung.take && taken === null) continue;
        const begun = await store.startSending(em, notice, { channel: rung.channel, lane, startedAt, ...address });
        // Somebody else was faster: what was taken is given back with the whole transaction.
        if (!begun) throw new TryAgainAt(startedAt + laneMs);
        return { begun, taken };
      }
      await store.leaveToPerson(platform, em, notice);
      return null;
    });
  } catch (error) {
    if (isDuplicateKey(error)) throw new TryAgainAt(startedAt + laneMs);
    throw error;
  }
}

/** One lane a person, however many citizens they came in as; somebody who telephoned is known by the ticket alone. */
async function laneOf(citizens: CitizensApi, { citizenId, ticketId }: NoticeRow): Promise<string> {
  return citizenId === '' ? ticketId : ((await citizens.members(citizenId)).sort()[0] ?? citizenId);
}

/** A first sending knows which channel came before it and what it cost; a repetition does not, and takes nothing. */
interface Sending {
  readonly before: NoticeRow['channel'] | null;
  readonly taken: string | null;
}

const repetition: Sending = { before: null, taken: null };

async function handOver(deps: TellDeps, job: Job, sending: Sending): Promise<void> {
  let messageId: string | null;
  try {
    messageId = await rungOf(deps, job).send(job);
  } catch (error) {
    return failed(deps, job, { ...sending, error });
  }
  await store.markSent(deps.platform, job.notice, messageId);
}

function rungOf({ ladder }: TellDeps, { notice }: Job): Rung {
  const rung = ladder.find(({ channel }) => channel === notice.channel);
  if (!rung) throw new Error(`no way ${notice.channel}`);
  return rung;
}

async function failed(deps: TellDeps, job: Job, { before, taken, error }: Sending & { readonly error: unknown }): Promise<void> {
  const { platform } = deps;
  const rung = rungOf(deps, job);
  const now = platform.clock.now();
  const meaning = meaningOf(error, rung);
  platform.log.warn({ notice: job.notice.eventId, channel: rung.channel, meaning, err: error }, 'notice not taken');
  if (meaning === 'never') return refused(deps, job, { before, taken, error });
  // Whatever a repetition meets, the first may have arrived.
  if (meaning === 'perhaps' || before === null) throw new TryAgainAt(now + reportMs);
  await notSent(deps, job, { channel: before, taken });
  const quota = error instanceof WechatError && error.class === 'quota';
  throw new TryAgainAt(quota ? endOfShanghaiDay(shanghaiDay(now)) : now + laterMs);
}

function meaningOf(error: unknown, rung: Rung): 'never' | 'later' | 'perhaps' {
  if (error instanceof RungRefused || error instanceof UnfitValue) return 'never';
  if (!(error instanceof WechatError)) return 'perhaps';
  // The transport repeats a template message by itself: "busy" is then the last of several answers that may have been lost.
  return error.class === 'busy' && rung.channel === 'template' ? 'perhaps' : meanings[error.class];
}

/** The channel does not take it: what we believed is put right and the next one is due. */
async function refused(deps: TellDeps, job: Job, { before, taken, error }: Sending & { readonly error: unknown }): Promise<void> {
  const { platform } = deps;
  const { notice } = job;
  const rung = rungOf(deps, job);
  const telling = error instanceof WechatError && (error.class === 'recipient' || error.class === 'window') ? error : null;
  if (telling && before === null && rung.refusalProves) return store.markSent(platform, notice, null);
  await platform.db.transact(async () => {
    await notSent(deps, job, { channel: notice.channel, taken });
    // After what was taken is back: a window that is over has nothing left.
    if (telling) await rung.refused?.(job, telling);
  });
}

/** It is due again from `channel` on, and what it cost is given back, unless it has moved on meanwhile. */
async function notSent(deps: TellDeps, job: Job, { channel, taken }: { readonly channel: NoticeRow['channel']; readonly taken: string | null }): Promise<void> {
  const { platform } = deps;
  await platform.db.transact(async () => {
    if ((await store.putBack(platform, job.notice, channel)) && taken !== null) await rungOf(deps, job).giveBack?.(job, taken);
  });
}

/** One that was handed over, or nearly, by somebody who is gone or has had no answer. */
async function resume(deps: TellDeps, job: Job): Promise<void> {
  const { platform } = deps;
  const { notice } = job;
  const rung = rungOf(deps, job);
  const now = platform.clock.now();
  if (await settledByReport(platform, notice)) return;
  if (await rung.mayRepeat(job)) return repeat(deps, job);
  if (now < notice.startedAt + reportMs) throw new TryAgainAt(notice.startedAt + reportMs);
  if (await platform.db.transact((em) => store.overtaken(em, notice))) return;
  if (now < notice.startedAt + rung.patienceMs) {
    await store.setAside(platform, notice);
    throw new TryAgainAt(Math.min(now + asideMs, notice.startedAt + rung.patienceMs));
  }
  platform.log.warn({ notice: notice.eventId, channel: notice.channel }, 'outcome of a notice stays unknown');
  await store.putBack(platform, notice, notice.channel);
}

async function repeat(deps: TellDeps, job: Job): Promise<void> {
  const begun = await store.startRepeating(deps.platform, job.notice);
  if (begun) await handOver(deps, { ...job, notice: begun }, repetition);
}
