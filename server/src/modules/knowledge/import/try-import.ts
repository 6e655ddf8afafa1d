import { knowledgeColumns, knowledgeImportRows } from '@hotline/shared/contracts/knowledge-import.staff';
import { shanghaiDay } from '../../../platform/clock';
import { AppError } from '../../../platform/errors';
import { newId } from '../../../platform/ids';
import type { StaffActor } from '../../staff';
import type { KnowledgeDeps } from '../deps';
import { naturalKeyOf } from '../knowledge-text';
import { decide, standingOfItems } from './decide';
import type { FileRow } from './file-row';
import { KnowledgeImportLine, KnowledgeImportRow } from './import.entity';
import { namesOf, parseRow, type ImportedItem, type Names, type RowFault } from './parse-row';
import { readKnowledgeFile } from './read-file';

const slice = 200;

interface Upload {
  readonly bytes: Buffer;
  readonly name: string;
  /** Published in one go after a second person's yes. */
  readonly publish: boolean;
}

interface Trial {
  readonly deps: KnowledgeDeps;
  readonly importId: string;
  readonly names: Names;
  /** Today, where it is to be published at once. */
  readonly publishedOn: string | null;
  /** Row of the first item of each natural key. */
  readonly first: Map<string, number>;
}

/** The second of two rows that are one item is a fault. */
function twice({ first }: Trial, { kind, text }: ImportedItem, line: number): RowFault[] {
  const key = naturalKeyOf(kind, text);
  const before = first.get(key);
  first.set(key, before ?? line);
  return before === undefined ? [] : [{ column: knowledgeColumns.title, message: `与第 ${before} 行的类型、标题、文号相同` }];
}

async function tryRows(trial: Trial, rows: readonly FileRow[], begin: number): Promise<void> {
  const parsed = rows.map((row) => {
    const item = parseRow(row, trial.names);
    if (Array.isArray(item)) return { row, item: null, faults: item };
    return { row, item, faults: twice(trial, item, row.line) };
  });
  await trial.deps.platform.db.transact(async (em) => {
    const standing = await standingOfItems(em, parsed.flatMap(({ item, faults }) => (item && faults.length === 0 ? [item] : [])), trial.publishedOn);
    const lines = parsed.map(({ row: { line }, item, faults }, at): KnowledgeImportLine => {
      const decision = item && faults.length === 0 ? decide(item, standing) : null;
      const all = decision?.trial === 'fault' ? [decision.fault] : faults;
      return { importId: trial.importId, position: begin + at, line, content: item && JSON.stringify(item), trial: decision?.trial ?? 'fault', faults: all, outcome: null };
    });
    await em.insert(KnowledgeImportLine, lines);
  });
}

/** Reads a file and keeps, slice by slice, what would become of each row; nothing else is changed. Throws knowledgeImport.unreadable, .empty, .tooManyRows. */
export async function tryImport(deps: KnowledgeDeps, actor: StaffActor, { bytes, name, publish }: Upload): Promise<string> {
  const rows = await readKnowledgeFile(bytes, name);
  if (rows.length === 0) throw new AppError('knowledgeImport.empty');
  if (rows.length > knowledgeImportRows) throw new AppError('knowledgeImport.tooManyRows');
  const { db, clock } = deps.platform;
  const job: KnowledgeImportRow = { id: newId(), staffId: actor.id, address: actor.address, fileName: name, publish, phase: 'reading', total: rows.length, confirmedBy: null, createdAt: clock.now(), finishedAt: null };
  await db.transact((em) => em.insert(KnowledgeImportRow, job));
  const trial: Trial = { deps, importId: job.id, names: await namesOf(deps), publishedOn: publish ? shanghaiDay(clock.now()) : null, first: new Map() };
  for (let at = 0; at < rows.length; at += slice) await tryRows(trial, rows.slice(at, at + slice), at);
  await db.transact((em) => em.update(KnowledgeImportRow, { id: job.id }, { phase: 'tried' }));
  return job.id;
}
