import type { voteOnAnswer } from '@hotline/shared/contracts/inquiries.citizen';
import type { ParsedOf } from '@hotline/shared/contracts/contract';
import { shanghaiDay } from '../../platform/clock';
import type { InquiryDeps } from './deps';
import { AnswerVoteRow } from './inquiry.entity';
import { keptWords } from './question-words';

/** 有用吗: one vote a person and version; who votes again has changed their mind. Throws knowledge.notFound. */
export async function vote({ platform: { db, clock, seal }, knowledge }: InquiryDeps, person: string, { params, body }: ParsedOf<typeof voteOnAnswer>): Promise<void> {
  const { version, useful, reason, q, via } = body;
  await knowledge.cite(params.id, version);
  const key = { itemId: params.id, version, voter: seal.fingerprint(`${params.id} ${version} ${person}`, 'inquiry.voter') };
  const said = { useful, reason: useful ? null : reason, question: keptWords(q), channel: via, day: shanghaiDay(clock.now()) };
  await db.transact(async (em) => {
    await em.createQueryBuilder().insert().into(AnswerVoteRow).values({ ...key, ...said }).orIgnore().execute();
    await em.update(AnswerVoteRow, key, said);
  });
}
