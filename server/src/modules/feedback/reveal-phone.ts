import { feedbackKinds } from '@hotline/shared/vocabulary/feedback';
import { shanghaiTime } from '../../platform/clock';
import { AppError } from '../../platform/errors';
import type { StaffActor } from '../staff';
import type { FeedbackDeps } from './deps';
import { FeedbackRow } from './feedback.entity';

interface Reveal {
  readonly actor: StaffActor;
  readonly id: string;
  readonly reason: string;
}

/** The number bound now of somebody who agreed to be rung; the look and its reason are in the audit trail. Throws feedback.notFound and feedback.notReachable. */
export async function revealPhone({ platform: { db }, audit, citizens }: FeedbackDeps, { actor, id, reason }: Reveal): Promise<string> {
  if (actor.temporary) throw new AppError('permission.denied');
  const row = await db.read((em) => em.findOneBy(FeedbackRow, { id }));
  if (!row) throw new AppError('feedback.notFound');
  const phone = row.mayCall ? await citizens.phoneOf(row.citizenId) : null;
  if (phone === null) throw new AppError('feedback.notReachable');
  await db.transact((em) => audit.record(em, actor, { action: 'reveal', object: `意见反馈 ${feedbackKinds.labels[row.kind]} ${shanghaiTime(row.at)}`, reason }));
  return phone;
}
