import type { sendFeedback } from '@hotline/shared/contracts/feedback.citizen';
import type { ParsedOf } from '@hotline/shared/contracts/contract';
import { feedbackLimits } from '@hotline/shared/rules/feedback-limits';
import { isDuplicateKey } from '../../platform/db/db-errors';
import { AppError } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { channelOf, type CitizenActor } from '../citizens';
import type { FeedbackDeps } from './deps';
import { FeedbackRow } from './feedback.entity';
import { opinionOf, sealed } from './sealed-texts';

type Said = ParsedOf<typeof sendFeedback>['body'];

const daySeconds = 24 * 3600;

/** Keeps an opinion; sent again it is the one there is. Throws feedback.keyReused, feedback.noPhone and feedback.tooMany. */
export async function send(deps: FeedbackDeps, actor: CitizenActor, said: Said): Promise<FeedbackRow> {
  const sent = await findSent(deps, actor, said);
  if (sent) return sent;
  if (said.mayCall && (await deps.citizens.phoneOf(actor.id)) === null) throw new AppError('feedback.noPhone');
  await countFor(deps, actor.id);
  try {
    return await keep(deps, actor, said);
  } catch (error) {
    // The same form twice at the same moment.
    const twin = isDuplicateKey(error) ? await findSent(deps, actor, said) : null;
    if (!twin) throw error;
    return twin;
  }
}

async function findSent({ platform: { db, seal } }: FeedbackDeps, { id: citizenId }: CitizenActor, { idempotencyKey, kind, opinion, mayCall }: Said): Promise<FeedbackRow | null> {
  const row = await db.read((em) => em.findOneBy(FeedbackRow, { citizenId, idempotencyKey }));
  // Changed after an answer that was lost: the first is at the hotline already.
  if (row && (row.kind !== kind || row.mayCall !== mayCall || opinionOf(seal, row) !== opinion)) throw new AppError('feedback.keyReused');
  return row;
}

/** A person is one, by whichever of their accounts they write. */
async function countFor({ platform: { limits }, citizens }: FeedbackDeps, citizenId: string): Promise<void> {
  const [who = citizenId] = await citizens.members(citizenId);
  try {
    await limits.use([{ kind: 'feedback', who, rules: [{ times: feedbackLimits.perDay, seconds: daySeconds }] }]);
  } catch (error) {
    if (error instanceof AppError && error.code === 'limit.tooMany') throw new AppError('feedback.tooMany', error.details);
    throw error;
  }
}

async function keep({ platform: { db, clock, seal }, citizens }: FeedbackDeps, actor: CitizenActor, { opinion, ...said }: Said): Promise<FeedbackRow> {
  const id = newId();
  const open = { state: 'open', answerSealed: null, settledBy: null, settledAt: null } as const;
  const row: FeedbackRow = { ...said, ...open, id, citizenId: actor.id, channel: channelOf[actor.origin], opinionSealed: sealed(seal, 'opinion', { id, text: opinion }), at: clock.now() };
  await db.transact(async (em) => {
    await citizens.assertKept(actor.id);
    await em.insert(FeedbackRow, row);
  });
  return row;
}
