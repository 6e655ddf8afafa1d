import { feedbackKinds, feedbackStates } from '@hotline/shared/vocabulary/feedback';
import { In } from 'typeorm';
import { shanghaiTime } from '../../platform/clock';
import type { OutboxEvent } from '../../platform/outbox/outbox';
import type { Platform } from '../../platform/platform';
import type { ErasedCitizens, HeldPerson, HeldSection } from '../citizens';
import { FeedbackRow } from './feedback.entity';
import { answerOf, opinionOf } from './sealed-texts';

/** What somebody thought of the service, and what they were answered. */
export async function heldFeedback({ db, seal }: Platform, { citizenIds }: HeldPerson): Promise<HeldSection[]> {
  const rows = await db.read((em) => em.find(FeedbackRow, { where: { citizenId: In([...citizenIds]) }, order: { at: 'ASC', id: 'ASC' } }));
  const items = rows.map((row) => {
    const answer = answerOf(seal, row);
    return { 时间: shanghaiTime(row.at), 关于: feedbackKinds.labels[row.kind], 内容: opinionOf(seal, row), 愿意接受电话回访: row.mayCall ? '是' : '否', 处理: feedbackStates.labels[row.state], ...(answer !== null && { 答复: answer }) };
  });
  return [{ title: '意见反馈', items }];
}

/** Of a person who is gone nothing is left: no work hangs on an opinion, and nobody is there to be answered. */
export async function forgetFeedback({ db }: Platform, { payload }: OutboxEvent): Promise<void> {
  const { citizenIds } = payload as ErasedCitizens;
  await db.transact((em) => em.delete(FeedbackRow, { citizenId: In([...citizenIds]) }));
}
