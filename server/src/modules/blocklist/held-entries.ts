import { blocklistEffects, blocklistReasons } from '@hotline/shared/vocabulary/blocklist';
import { blocklistLimits } from '@hotline/shared/rules/blocklist-limits';
import { redactNumbers } from '@hotline/shared/rules/personal-numbers';
import { In, LessThan, Like } from 'typeorm';
import { shanghaiDay, shanghaiTime } from '../../platform/clock';
import type { OutboxEvent } from '../../platform/outbox/outbox';
import type { ErasedCitizens, HeldPerson, HeldSection } from '../citizens';
import { AbuseNoteRow, BlocklistAppealRow, BlocklistEntryRow } from './blocklist.entity';
import type { BlocklistDeps } from './deps';
import { isOpen } from './entries';
import { ofCitizen, phonePrefix, subjectsOf } from './subjects';

/** Every name a person stands under, the number bound now among them. */
const namesOf = (deps: BlocklistDeps, { citizenIds }: Pick<HeldPerson, 'citizenIds'>): Promise<string[]> => subjectsOf(deps, { requesterId: citizenIds[0] ?? null, phone: '' });

/** Entries in force and appeals, as the person they name may know them. */
export async function heldEntries(deps: BlocklistDeps, person: HeldPerson): Promise<HeldSection[]> {
  const subjects = await namesOf(deps, person);
  const { entries, appeals } = await deps.platform.db.read(async (em) => ({
    entries: await em.findBy(BlocklistEntryRow, { subject: In(subjects), state: In(['active', 'lifted']) }),
    appeals: await em.findBy(BlocklistAppealRow, { citizenId: In([...person.citizenIds]) }),
  }));
  return [
    { title: '使用限制', items: entries.map(({ reason, effect, endsAt }) => ({ 原因: blocklistReasons.labels[reason], 措施: blocklistEffects.labels[effect], 截止: shanghaiDay(endsAt - 1) })) },
    { title: '申诉', items: appeals.map(({ text, at }) => ({ 内容: text, 时间: shanghaiTime(at) })) },
  ];
}

/** What was written about somebody loses its numbers; of an entry that is over, nobody is told any more whom it named. */
async function redactAbout({ platform: { db, clock } }: BlocklistDeps, subjects: readonly string[]): Promise<void> {
  const subject = In([...subjects]);
  await db.transact(async (em) => {
    for (const entry of await em.findBy(BlocklistEntryRow, { subject })) {
      const { id, facts, liftReason } = entry;
      const over = isOpen(entry, clock.now()) ? {} : unnamed(id);
      await em.update(BlocklistEntryRow, { id }, { facts: redactNumbers(facts), liftReason: liftReason === null ? null : redactNumbers(liftReason), ...over });
    }
    for (const { id, note } of await em.findBy(AbuseNoteRow, { subject })) await em.update(AbuseNoteRow, { id }, { note: redactNumbers(note) });
  });
}

/** Of whoever has their data deleted, by the number they have bound: once it is forgotten nobody could tell. */
export async function forgetByNumber(deps: BlocklistDeps, person: HeldPerson): Promise<void> {
  await redactAbout(deps, (await namesOf(deps, person)).filter((name) => name.startsWith(phonePrefix)));
}

/** Entries end by themselves and stay under the pseudonym until then. */
export async function forgetNumbers(deps: BlocklistDeps, { payload }: OutboxEvent): Promise<void> {
  const { citizenIds } = payload as ErasedCitizens;
  await deps.platform.db.transact((em) => em.update(BlocklistAppealRow, { citizenId: In([...citizenIds]) }, { text: '' }));
  await redactAbout(deps, citizenIds.map(ofCitizen));
}

/** As long as a note of abuse counts. */
const keptMs = blocklistLimits.noteDays * 24 * 3600_000;

/** A number is kept no longer than it is of use: from then on an entry says what it was, and not of whom. */
export async function forgetEnded({ platform: { db, clock } }: BlocklistDeps): Promise<void> {
  const ended = await db.read((em) => em.find(BlocklistEntryRow, { where: { subject: Like(`${phonePrefix}%`), endsAt: LessThan(clock.now() - keptMs) }, select: { id: true } }));
  for (const { id } of ended) await db.transact((em) => em.update(BlocklistEntryRow, { id }, unnamed(id)));
}

const unnamed = (id: string): Pick<BlocklistEntryRow, 'subject' | 'phoneSealed'> => ({ subject: `gone.${id}`, phoneSealed: null });
