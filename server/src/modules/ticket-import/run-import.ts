import { errorTexts } from '@hotline/shared/text/errors';
import { AppError } from '../../platform/errors';
import { TryAgainAt, type OutboxEvent } from '../../platform/outbox/outbox';
import type { StaffActor } from '../staff';
import { linePlace } from './create-import';
import type { ImportDeps } from './deps';
import type { ParsedTicket } from './parse-line';
import { TicketImportLineRow, TicketImportRow } from './ticket-import.entity';

/** Topic of the event that keeps an import going. */
export const importBegun = 'ticketImport.begun';

interface ImportBegun {
  readonly importId: string;
}

/** Small, so that notices and others have their turn in between. */
const slice = 40;

/** Takes over what was looked through. Throws ticketImport.notFound, and ticketImport.wrongPhase once it has begun. */
export function runImport({ platform: { db, outbox }, audit }: ImportDeps, actor: StaffActor, id: string): Promise<void> {
  return db.transact(async (em) => {
    const row = await em.findOneBy(TicketImportRow, { id });
    if (!row) throw new AppError('ticketImport.notFound');
    const { affected } = await em.update(TicketImportRow, { id, phase: 'checked' }, { phase: 'running' });
    if (affected !== 1) throw new AppError('ticketImport.wrongPhase');
    await outbox.publish(em, importBegun, { importId: id } satisfies ImportBegun);
    await audit.record(em, actor, { action: 'importTickets', object: `${row.source}的历史工单 ${row.total} 件` });
  });
}

/** The ticket and the mark of its line are one transaction: after an interruption nothing is taken over twice and nothing left out. */
const takeOver = ({ platform: { db, seal }, tickets }: ImportDeps, source: string, { importId, line, contentSealed }: TicketImportLineRow): Promise<void> =>
  db.transact(async (em) => {
    const { affected } = await em.update(TicketImportLineRow, { importId, line, outcome: 'waiting' }, { outcome: 'created', contentSealed: null });
    if (affected !== 1) return;
    const ticket = JSON.parse(seal.open(contentSealed, linePlace(importId, line)) ?? '') as ParsedTicket;
    const taken = await tickets.takeOver({ ...ticket, source });
    await em.update(TicketImportLineRow, { importId, line }, taken ? { ticketNo: taken.ticketNo } : { outcome: 'known' });
  });

async function settle(deps: ImportDeps, source: string, row: TicketImportLineRow): Promise<void> {
  try {
    await takeOver(deps, source, row);
  } catch (error) {
    if (!(error instanceof AppError) || error.status >= 500) throw error;
    const { importId, line } = row;
    await deps.platform.db.transact((em) => em.update(TicketImportLineRow, { importId, line }, { outcome: 'failed', contentSealed: null, faults: [{ column: '', message: errorTexts[error.code] }] }));
  }
}

/** A slice of an import; asks to be called again until no line waits. */
export async function continueImport(deps: ImportDeps, { payload }: OutboxEvent): Promise<void> {
  const { importId } = payload as ImportBegun;
  const { db, clock } = deps.platform;
  const { source, rows } = await db.read(async (em) => ({
    source: (await em.findOneByOrFail(TicketImportRow, { id: importId })).source,
    rows: await em.find(TicketImportLineRow, { where: { importId, outcome: 'waiting' }, order: { line: 'ASC' }, take: slice }),
  }));
  if (rows.length === 0) return void (await db.transact((em) => em.update(TicketImportRow, { id: importId, phase: 'running' }, { phase: 'finished', finishedAt: clock.now() })));
  for (const row of rows) await settle(deps, source, row);
  throw new TryAgainAt(clock.now());
}
