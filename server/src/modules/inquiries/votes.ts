import type { InquiryChannel, UselessReason } from '@hotline/shared/vocabulary/inquiry';
import { shanghaiDay } from '../../platform/clock';
import type { InquiryDeps } from './deps';
import { AnswerVoteRow } from './inquiry.entity';
import { keptWords } from './question-words';

export interface Vote {
  readonly itemId: string;
  /** The one that was read. */
  readonly version: number;
  readonly useful: boolean;
  readonly reason: UselessReason | null;
  /** What was asked; empty: nothing. */
  readonly question: string;
  readonly channel: InquiryChannel;
}

/** 有用吗: one vote a person and version; who votes again has changed their mind. Throws knowledge.notFound. */
export async function vote({ platform: { db, clock, seal }, knowledge }: InquiryDeps, person: string, { itemId, version, useful, reason, question, channel }: Vote): Promise<void> {
  await knowledge.cite(itemId, version);
  const key = { itemId, version, voter: seal.fingerprint(`${itemId} ${version} ${person}`, 'inquiry.voter') };
  const said = { useful, reason: useful ? null : reason, question: keptWords(question), channel, day: shanghaiDay(clock.now()) };
  await db.transact(async (em) => {
    await em.createQueryBuilder().insert().into(AnswerVoteRow).values({ ...key, ...said }).orIgnore().execute();
    await em.update(AnswerVoteRow, key, said);
  });
}
