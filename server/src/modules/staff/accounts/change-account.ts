import { threePowers, type Role } from '@hotline/shared/vocabulary/role';
import type { EntityManager } from 'typeorm';
import { AppError } from '../../../platform/errors';
import type { AuditNote } from '../../audit';
import type { StaffActor } from '../staff-actor';
import { StaffRow } from '../staff.entity';
import { accountName } from './account.view';
import type { AccountsDeps } from './deps';

interface Change {
  readonly set: Partial<StaffRow>;
  readonly note: Omit<AuditNote, 'object'>;
  readonly endSessions?: boolean;
}

/** The three administrators' accounts are made and reset at the server's command line: one of them could make itself another. Throws account.threePowers. */
export function assertNoneOfThree(...held: readonly Role[]): void {
  if (held.some((role) => threePowers.includes(role))) throw new AppError('account.threePowers');
}

/** Somebody else's account; nobody changes their own (account.own). */
export async function findOther(em: EntityManager, actor: StaffActor, which: { readonly id: string } | { readonly staffNo: string }): Promise<StaffRow> {
  const row = await em.findOneBy(StaffRow, which);
  if (!row) throw new AppError('staff.notFound');
  if (row.id === actor.id) throw new AppError('account.own');
  return row;
}

/** One change to one account with its entry in the trail; `decide` throws what speaks against it. */
export async function changeAccount({ platform: { db, sessions }, audit }: AccountsDeps, { actor, id }: { readonly actor: StaffActor; readonly id: string }, decide: (row: StaffRow) => Change): Promise<StaffRow> {
  return db.transact(async (em) => {
    const row = await findOther(em, actor, { id });
    const { set, note, endSessions = false } = decide(row);
    await em.update(StaffRow, { id }, set);
    if (endSessions) for (const kind of ['staff', 'logIn'] as const) await sessions.closeAll(kind, id);
    const changed = { ...row, ...set };
    await audit.record(em, actor, { ...note, object: accountName(changed) });
    return changed;
  });
}
