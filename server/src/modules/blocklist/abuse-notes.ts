import { blocklistLimits } from '@hotline/shared/rules/blocklist-limits';
import type { listAbuse } from '@hotline/shared/contracts/blocklist.staff';
import type { OutputOf } from '@hotline/shared/contracts/contract';
import { abuseGrades, type AbuseGrade } from '@hotline/shared/vocabulary/blocklist';
import { In, MoreThan } from 'typeorm';
import { newId } from '../../platform/ids';
import type { StaffActor } from '../staff';
import { AbuseNoteRow, BlocklistEntryRow } from './blocklist.entity';
import type { BlocklistDeps } from './deps';
import { isOpen } from './entries';
import { subjectOf, subjectsOf, type Somebody } from './subjects';

const dayMs = 24 * 3600_000;
const shown = 50;

/** On which ticket somebody is met. */
export interface Met extends Somebody {
  readonly ticketId: string;
  readonly ticketNo: string;
}

/** Records how a requester behaved. Throws blocklist.nobody for one of whom nothing is known any more. */
export async function noteAbuse(deps: BlocklistDeps, actor: StaffActor, { met, grade, note }: { readonly met: Met; readonly grade: AbuseGrade; readonly note: string }): Promise<void> {
  const { db, clock } = deps.platform;
  const row: AbuseNoteRow = { id: newId(), subject: subjectOf(deps, met), ticketId: met.ticketId, ticketNo: met.ticketNo, grade, note, staffId: actor.id, at: clock.now() };
  await db.transact(async (em) => {
    await em.insert(AbuseNoteRow, row);
    await deps.audit.record(em, actor, { action: 'noteAbuse', object: `工单${met.ticketNo}的诉求人`, detail: abuseGrades.labels[grade] });
  });
}

/** The newest notes about somebody, on whatever ticket. */
export async function abuseOf(deps: BlocklistDeps, somebody: Somebody): Promise<{ ticketId: string; grade: AbuseGrade; note: string; ticketNo: string; staffName: string; at: number }[]> {
  const subject = In(await subjectsOf(deps, somebody));
  const rows = await deps.platform.db.read((em) => em.find(AbuseNoteRow, { where: { subject }, order: { at: 'DESC', id: 'DESC' }, take: shown }));
  const names = await deps.staff.names(rows.map(({ staffId }) => staffId));
  return rows.map(({ ticketId, grade, note, ticketNo, staffId, at }) => ({ ticketId, grade, note, ticketNo, at, staffName: names.get(staffId) ?? '工作人员' }));
}

type Suggestion = OutputOf<typeof listAbuse>['items'][number];

/** Null where the list has already dealt with it: an entry stands, or was made after the newest note. Notes are the newest first. */
function suggestionOf(notes: readonly AbuseNoteRow[], entries: readonly BlocklistEntryRow[], now: number): Suggestion | null {
  const [newest] = notes;
  if (!newest || entries.some((entry) => isOpen(entry, now) || entry.enteredAt >= newest.at)) return null;
  const worst = abuseGrades.codes.findLast((grade) => notes.some((note) => note.grade === grade)) ?? newest.grade;
  return { ticketId: newest.ticketId, ticketNo: newest.ticketNo, notes: notes.length, worst, lastAt: newest.at };
}

/** Whom three notes in ninety days suggest for the list, the newest note first. */
export function suggestions({ platform: { db, clock } }: BlocklistDeps): Promise<Suggestion[]> {
  const now = clock.now();
  const since = now - blocklistLimits.noteDays * dayMs;
  return db.read(async (em) => {
    const groups = await em
      .createQueryBuilder(AbuseNoteRow, 'n')
      .select('n.subject', 'subject')
      .where('n.at > :since', { since })
      .groupBy('n.subject')
      .having('COUNT(*) >= :notes', { notes: blocklistLimits.notes })
      .orderBy('MAX(n.at)', 'DESC')
      .limit(shown)
      .getRawMany<{ subject: string }>();
    if (groups.length === 0) return [];
    const subject = In(groups.map((group) => group.subject));
    const notes = await em.find(AbuseNoteRow, { where: { subject, at: MoreThan(since) }, order: { at: 'DESC', id: 'DESC' } });
    const entries = await em.findBy(BlocklistEntryRow, { subject });
    const of = <Row extends { readonly subject: string }>(rows: readonly Row[], one: string): Row[] => rows.filter((row) => row.subject === one);
    return groups.flatMap((group) => suggestionOf(of(notes, group.subject), of(entries, group.subject), now) ?? []);
  });
}
