import type { KnowledgeImport, KnowledgeImportFault } from '@hotline/shared/contracts/knowledge-import.staff';
import { MoreThan, Not, type EntityManager } from 'typeorm';
import { AppError } from '../../../platform/errors';
import type { StaffActor } from '../../staff';
import { nameIn, type KnowledgeDeps } from '../deps';
import { KnowledgeImportLine, KnowledgeImportRow } from './import.entity';
import { importConfirmed } from './run-import';

const latest = 20;
const faultsAtOnce = 200;

interface Group {
  readonly trial: KnowledgeImportLine['trial'];
  readonly outcome: KnowledgeImportLine['outcome'];
  readonly count: number;
}

async function groupsOf(em: EntityManager, id: string): Promise<Group[]> {
  const query = em.createQueryBuilder(KnowledgeImportLine, 'l').select('l.trial', 'trial').addSelect('l.outcome', 'outcome').addSelect('COUNT(*)', 'count').where('l.importId = :id', { id });
  const found = await query.groupBy('l.trial').addGroupBy('l.outcome').getRawMany<Omit<Group, 'count'> & { count: string | number }>();
  return found.map((group) => ({ ...group, count: Number(group.count) }));
}

async function jobIn(em: EntityManager, id: string): Promise<KnowledgeImportRow> {
  const job = await em.findOneBy(KnowledgeImportRow, { id, phase: Not('reading') });
  if (!job) throw new AppError('knowledgeImport.notFound');
  return job;
}

async function viewOf({ platform: { db }, staff }: KnowledgeDeps, actor: StaffActor, job: KnowledgeImportRow): Promise<KnowledgeImport> {
  const groups = await db.read((em) => groupsOf(em, job.id));
  const names = await staff.names([job.staffId]);
  const sum = (fits: (group: Group) => boolean): number => groups.filter(fits).reduce((total, { count }) => total + count, 0);
  const tried = (trial: Group['trial']): number => sum((group) => group.trial === trial);
  const { id, fileName, publish, phase, createdAt, total } = job;
  return {
    id, fileName, publish, phase: phase === 'reading' ? 'tried' : phase, createdAt, total, by: nameIn(names, job.staffId), own: job.staffId === actor.id,
    trial: { added: tried('added'), changed: tried('changed'), unchanged: tried('unchanged'), faults: tried('fault') },
    done: { done: sum(({ outcome }) => outcome === 'done'), faults: sum(({ outcome }) => outcome === 'fault') },
  };
}

/** One import and how far it is; throws knowledgeImport.notFound. */
export async function importOf(deps: KnowledgeDeps, actor: StaffActor, id: string): Promise<KnowledgeImport> {
  return viewOf(deps, actor, await deps.platform.db.read((em) => jobIn(em, id)));
}

/** The latest imports, newest first. */
export async function listImports(deps: KnowledgeDeps, actor: StaffActor): Promise<KnowledgeImport[]> {
  const jobs = await deps.platform.db.read((em) => em.find(KnowledgeImportRow, { where: { phase: Not('reading') }, order: { createdAt: 'DESC', id: 'DESC' }, take: latest }));
  return Promise.all(jobs.map((job) => viewOf(deps, actor, job)));
}

/** Rows that cannot be taken, or could not be when it came to it, after a position. */
export async function listFaults({ platform: { db } }: KnowledgeDeps, id: string, after: number): Promise<{ items: KnowledgeImportFault[]; next: number | null }> {
  return db.read(async (em) => {
    await jobIn(em, id);
    const faulty = em.createQueryBuilder(KnowledgeImportLine, 'l').where({ importId: id, position: MoreThan(after) }).andWhere("(l.trial = 'fault' OR l.outcome = 'fault')");
    const rows = await faulty.orderBy('l.position').take(faultsAtOnce + 1).getMany();
    const shown = rows.slice(0, faultsAtOnce);
    return { items: shown.flatMap(({ line, faults }) => faults.map((fault) => ({ ...fault, row: line }))), next: rows.length > faultsAtOnce ? (shown.at(-1)?.position ?? null) : null };
  });
}

/** Begins to take the rows; one that publishes needs somebody else than its importer. Throws knowledge.sameAuthor, knowledgeImport.wrongPhase. */
export async function confirmImport({ platform: { db, outbox } }: KnowledgeDeps, actor: StaffActor, id: string): Promise<void> {
  await db.transact(async (em) => {
    const job = await jobIn(em, id);
    if (job.publish && job.staffId === actor.id) throw new AppError('knowledge.sameAuthor');
    const { affected } = await em.update(KnowledgeImportRow, { id, phase: 'tried' }, { phase: 'running', confirmedBy: actor.id, address: actor.address });
    if (affected !== 1) throw new AppError('knowledgeImport.wrongPhase');
    await outbox.publish(em, importConfirmed, { importId: id });
  });
}

/** Gives an import up before it runs; throws knowledgeImport.wrongPhase. */
export async function cancelImport({ platform: { db, clock } }: KnowledgeDeps, id: string): Promise<void> {
  await db.transact(async (em) => {
    await jobIn(em, id);
    const { affected } = await em.update(KnowledgeImportRow, { id, phase: 'tried' }, { phase: 'cancelled', finishedAt: clock.now() });
    if (affected !== 1) throw new AppError('knowledgeImport.wrongPhase');
  });
}
