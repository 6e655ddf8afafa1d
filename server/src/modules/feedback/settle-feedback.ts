import { AppError } from '../../platform/errors';
import type { StaffActor } from '../staff';
import type { FeedbackDeps } from './deps';
import { FeedbackRow } from './feedback.entity';
import { sealed } from './sealed-texts';

/** Answers an opinion, or (null) settles it without a word. Throws feedback.notFound, and feedback.settled for who comes second. */
export async function settle({ platform: { db, clock, seal } }: FeedbackDeps, { actor, id }: { readonly actor: StaffActor; readonly id: string }, answer: string | null): Promise<void> {
  const told = answer === null ? { state: 'closed' as const } : { state: 'answered' as const, answerSealed: sealed(seal, 'answer', { id, text: answer }) };
  await db.transact(async (em) => {
    const { affected } = await em.update(FeedbackRow, { id, state: 'open' }, { ...told, settledBy: actor.id, settledAt: clock.now() });
    if (affected !== 1) throw new AppError((await em.existsBy(FeedbackRow, { id })) ? 'feedback.settled' : 'feedback.notFound');
  });
}
