import type { EntityManager } from 'typeorm';
import type { Seal } from '../../platform/seal/seal';
import { AuditEntryRow, AuditHeadRow } from './audit.entity';

const chain = { id: 'chain' } as const;
const chunk = 1000;
const faultsShown = 20;

/** HMAC-SHA256 over everything an entry says and the hash before it; the key comes from the field key. */
function hashOf(seal: Seal, entry: Omit<AuditEntryRow, 'hash'>): string {
  const { sequence, at, actorId, staffNo, name, action, object, detail, reason, result, address, previousHash } = entry;
  return seal.fingerprint(JSON.stringify([sequence, at, actorId, staffNo, name, action, object, detail, reason, result, address, previousHash]), 'audit');
}

/** Adds an entry inside the caller's transaction. The head's row stays locked until that ends: do it last. */
export async function append(em: EntityManager, seal: Seal, entry: Omit<AuditEntryRow, 'sequence' | 'previousHash' | 'hash'>): Promise<void> {
  await em.update(AuditHeadRow, chain, { sequence: () => 'sequence + 1' });
  const { sequence, hash: previousHash } = await em.findOneByOrFail(AuditHeadRow, chain);
  const hash = hashOf(seal, { ...entry, sequence, previousHash });
  await em.insert(AuditEntryRow, { ...entry, sequence, previousHash, hash });
  await em.update(AuditHeadRow, chain, { hash });
}

/** A place in the chain, kept elsewhere to be compared later. */
export interface Checkpoint {
  readonly sequence: number;
  readonly hash: string;
}

/** What a look through the whole chain found. `faults` are sentences for people; none means that nothing is missing or altered. */
export interface Verification {
  readonly entries: number;
  readonly head: Checkpoint;
  readonly faults: readonly string[];
}

type Read = <T>(work: (em: EntityManager) => Promise<T>) => Promise<T>;

async function* entriesUpTo(read: Read, last: number): AsyncGenerator<AuditEntryRow> {
  for (let after = 0; after < last; ) {
    const rows = await read((em) => em.createQueryBuilder(AuditEntryRow, 'e').where('e.sequence > :after AND e.sequence <= :last', { after, last }).orderBy('e.sequence').take(chunk).getMany());
    yield* rows;
    after = rows.at(-1)?.sequence ?? last;
  }
}

/** What is wrong at the end, given the last entry that is there. */
function faultsAtEnd(last: Checkpoint, head: Checkpoint): string[] {
  if (last.sequence !== head.sequence) return [`第 ${last.sequence + 1} 至 ${head.sequence} 条缺失`];
  return last.hash === head.hash ? [] : ['末条与链尾记录不符'];
}

/** What is wrong with an entry, given the one before it. */
function faultsOf(seal: Seal, entry: AuditEntryRow, before: Checkpoint): string[] {
  const first = before.sequence + 1;
  const gap = entry.sequence !== first;
  return [
    ...(gap ? [`第 ${first} 至 ${entry.sequence - 1} 条缺失`] : []),
    ...(!gap && entry.previousHash !== before.hash ? [`第 ${entry.sequence} 条与前一条不衔接`] : []),
    ...(hashOf(seal, entry) === entry.hash ? [] : [`第 ${entry.sequence} 条被改动`]),
  ];
}

/**
 * Looks through the whole chain. Whoever can write to the database could cut off the end and set the head back: that
 * shows only against a checkpoint kept elsewhere.
 */
export async function verifyChain(read: Read, seal: Seal, kept: Checkpoint | null): Promise<Verification> {
  const { sequence, hash } = await read((em) => em.findOneByOrFail(AuditHeadRow, chain));
  const faults: string[] = [];
  let before: Checkpoint = { sequence: 0, hash: '' };
  let keptHash = '';
  let entries = 0;
  for await (const entry of entriesUpTo(read, sequence)) {
    faults.push(...faultsOf(seal, entry, before));
    before = entry;
    entries += 1;
    if (entry.sequence === kept?.sequence) keptHash = entry.hash;
  }
  faults.push(...faultsAtEnd(before, { sequence, hash }));
  if (kept && keptHash !== kept.hash) faults.push(`第 ${kept.sequence} 条与记下的校验点不符`);
  return { entries, head: { sequence, hash }, faults: faults.slice(0, faultsShown) };
}
