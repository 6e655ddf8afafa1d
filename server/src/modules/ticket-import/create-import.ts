import { setImmediate } from 'node:timers/promises';
import { importColumns } from '@hotline/shared/contracts/ticket-import.staff';
import { newId } from '../../platform/ids';
import type { StaffActor } from '../staff';
import type { ImportDeps } from './deps';
import { knownNames } from './names';
import { parseLine } from './parse-line';
import { readImportFile, type ImportLine } from './read-import-file';
import { TicketImportLineRow, TicketImportRow } from './ticket-import.entity';

const atOnce = 500;
/** Lines looked through without a pause. */
const breath = 100;

/** Where the content of a line is sealed to. */
export const linePlace = (importId: string, line: number): string => `ticket_import_row.content.${importId}.${line}`;

/** The first line of each number; another with the same is a fault. */
function firstLines(lines: readonly ImportLine[]): Map<string, number> {
  const first = new Map<string, number>();
  for (const { line, cells: { oldNumber } } of lines) if (!first.has(oldNumber)) first.set(oldNumber, line);
  return first;
}

type Look = Pick<TicketImportLineRow, 'line' | 'oldNumber' | 'faults' | 'outcome' | 'contentSealed'>;

async function lookThrough(deps: ImportDeps, importId: string, lines: readonly ImportLine[]): Promise<Look[]> {
  const { clock, seal } = deps.platform;
  const names = await knownNames(deps);
  const first = firstLines(lines);
  const lookAt = (each: ImportLine): Look => {
    const { line, cells } = each;
    const parsed = parseLine(each, names, clock.now());
    const oldNumber = cells.oldNumber.slice(0, 64);
    const before = first.get(cells.oldNumber) ?? line;
    const twice = before !== line && oldNumber !== '' ? [{ column: importColumns.oldNumber, message: `与第${before}行重复` }] : [];
    const faults = [...twice, ...('length' in parsed ? parsed : [])];
    if (faults.length > 0) return { line, oldNumber, faults, outcome: 'faulty', contentSealed: null };
    return { line, oldNumber, faults, outcome: 'waiting', contentSealed: seal.seal(JSON.stringify(parsed), linePlace(importId, line)) };
  };
  const looks: Look[] = [];
  for (const each of lines) {
    // Others have their turn in between.
    if (looks.length % breath === breath - 1) await setImmediate();
    looks.push(lookAt(each));
  }
  return looks;
}

/** What was taken over before needs nothing more. */
async function markKnown({ tickets }: ImportDeps, source: string, looks: readonly Look[]): Promise<void> {
  const waiting = looks.filter(({ outcome }) => outcome === 'waiting');
  for (let at = 0; at < waiting.length; at += atOnce) {
    const slice = waiting.slice(at, at + atOnce);
    const known = await tickets.importedNumbers(source, slice.map(({ oldNumber }) => oldNumber));
    for (const look of slice) if (known.has(look.oldNumber)) Object.assign(look, { outcome: 'known', contentSealed: null });
  }
}

/** Looks through a file and keeps what it found; nothing is taken over yet. Throws as `readImportFile`. */
export async function createImport(deps: ImportDeps, actor: StaffActor, { source, bytes }: { readonly source: string; readonly bytes: Buffer }): Promise<string> {
  const { db, clock } = deps.platform;
  const lines = await readImportFile(bytes);
  const id = newId();
  const looks = await lookThrough(deps, id, lines);
  await markKnown(deps, source, looks);
  const row: TicketImportRow = { id, staffId: actor.id, address: actor.address, source, phase: 'checked', total: lines.length, createdAt: clock.now(), finishedAt: null };
  await db.transact(async (em) => {
    await em.insert(TicketImportRow, row);
    for (let at = 0; at < looks.length; at += atOnce) await em.insert(TicketImportLineRow, looks.slice(at, at + atOnce).map((look) => ({ ...look, importId: id, ticketNo: null })));
  });
  return id;
}
