import { redactNumbers } from '@hotline/shared/rules/personal-numbers';
import type { AuditAction, AuditResult } from '@hotline/shared/vocabulary/audit-action';
import type { EntityManager } from 'typeorm';
import type { Module, Platform } from '../../platform/platform';
import { AuditEntryRow, AuditHeadRow } from './audit.entity';
import { append, verifyChain, type Checkpoint } from './chain';
import { listEntries } from './list-entries';

export type { Checkpoint } from './chain';
export const auditEntities = [AuditEntryRow, AuditHeadRow];

/** Who acts and from where; a `StaffActor` is one. Nobody known: an empty number. */
export interface AuditActor {
  readonly id: string | null;
  readonly staffNo: string;
  readonly name: string;
  readonly address: string;
}

export interface AuditNote {
  readonly action: AuditAction;
  /** What it was done to, as people name it; no personal data of citizens. */
  readonly object: string;
  readonly detail?: string | null;
  readonly reason?: string | null;
  /** `done` unless said otherwise. */
  readonly result?: AuditResult;
}

export type AuditApi = ReturnType<typeof createAuditModule>['api'];

/** 审计: an append-only trail in which every entry is chained to the one before. */
export function createAuditModule({ db, seal, clock }: Platform) {
  const api = {
    /**
     * Adds an entry in the caller's transaction, so that it stands exactly when the change does. The end of the chain
     * stays locked until the transaction ends: make it the last step. A reason may name somebody's number, and nothing
     * is ever taken out of the chain: numbers go in as stars.
     */
    record: (em: EntityManager, { id, staffNo, name, address }: AuditActor, { action, object, detail = null, reason = null, result = 'done' }: AuditNote): Promise<void> =>
      append(em, seal, { at: clock.now(), actorId: id, staffNo, name, action, object, detail, reason: reason && redactNumbers(reason), result, address: address.slice(0, 64) }),
    list: (filter: Parameters<typeof listEntries>[1]) => db.read((em) => listEntries(em, filter)),
    /** Looks through the whole chain, a thousand entries at a time. */
    verify: (kept: Checkpoint | null = null) => verifyChain((work) => db.read(work), seal, kept),
  };
  return { api } satisfies Module<unknown>;
}
