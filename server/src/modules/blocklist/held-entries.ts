import { blocklistEffects, blocklistReasons } from '@hotline/shared/vocabulary/blocklist';
import { redactNumbers } from '@hotline/shared/rules/personal-numbers';
import { In } from 'typeorm';
import { shanghaiDay, shanghaiTime } from '../../platform/clock';
import type { OutboxEvent } from '../../platform/outbox/outbox';
import type { Platform } from '../../platform/platform';
import type { ErasedCitizens, HeldPerson, HeldSection } from '../citizens';
import { AbuseNoteRow, BlocklistAppealRow, BlocklistEntryRow } from './blocklist.entity';
import { ofCitizen } from './subjects';

/** Entries in force and appeals, as the person they name may know them. */
export async function heldEntries({ db }: Platform, { citizenIds }: HeldPerson): Promise<HeldSection[]> {
  const { entries, appeals } = await db.read(async (em) => ({
    entries: await em.findBy(BlocklistEntryRow, { subject: In(citizenIds.map(ofCitizen)), state: In(['active', 'lifted']) }),
    appeals: await em.findBy(BlocklistAppealRow, { citizenId: In([...citizenIds]) }),
  }));
  return [
    { title: '使用限制', items: entries.map(({ reason, effect, endsAt }) => ({ 原因: blocklistReasons.labels[reason], 措施: blocklistEffects.labels[effect], 截止: shanghaiDay(endsAt - 1) })) },
    { title: '申诉', items: appeals.map(({ text, at }) => ({ 内容: text, 时间: shanghaiTime(at) })) },
  ];
}

/** Entries end by themselves and stay under the pseudonym until then; what was written about or by the person loses its numbers. */
export async function forgetNumbers({ db }: Platform, { payload }: OutboxEvent): Promise<void> {
  const { citizenIds } = payload as ErasedCitizens;
  const subject = In(citizenIds.map(ofCitizen));
  await db.transact(async (em) => {
    await em.update(BlocklistAppealRow, { citizenId: In([...citizenIds]) }, { text: '' });
    for (const { id, facts, liftReason } of await em.findBy(BlocklistEntryRow, { subject })) {
      await em.update(BlocklistEntryRow, { id }, { facts: redactNumbers(facts), liftReason: liftReason === null ? null : redactNumbers(liftReason) });
    }
    for (const { id, note } of await em.findBy(AbuseNoteRow, { subject })) await em.update(AbuseNoteRow, { id }, { note: redactNumbers(note) });
  });
}
