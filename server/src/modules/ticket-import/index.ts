import { LessThan } from 'typeorm';
import type { Module } from '../../platform/platform';
import type { ImportDeps } from './deps';
import { continueImport, importBegun } from './run-import';
import { TicketImportLineRow, TicketImportRow } from './ticket-import.entity';
import { ticketImportRoutes } from './ticket-import.routes';

export const ticketImportEntities = [TicketImportRow, TicketImportLineRow];

const dayMs = 24 * 3600_000;
/** What was looked through and not taken over: other people's data are not kept for it. */
const waitsDays = 7;

/** Lets go of imports nobody ran; what is being taken over at this moment is left alone. */
async function dropStale({ platform: { db, clock } }: ImportDeps): Promise<void> {
  const now = clock.now();
  const stale = await db.read((em) => em.findBy(TicketImportRow, { phase: 'checked', createdAt: LessThan(now - waitsDays * dayMs) }));
  for (const { id } of stale) {
    await db.transact(async (em) => {
      const { affected } = await em.update(TicketImportRow, { id, phase: 'checked' }, { phase: 'finished', finishedAt: now });
      const faults = [{ column: '', message: `超过${waitsDays}天未导入，请重新上传` }];
      if (affected === 1) await em.update(TicketImportLineRow, { importId: id, outcome: 'waiting' }, { outcome: 'failed', contentSealed: null, faults });
    });
  }
}

/** 历史工单导入: a former system's tickets, looked through first, then taken over line by line. */
export function createTicketImportModule(deps: ImportDeps) {
  return {
    api: {},
    routes: ticketImportRoutes(deps),
    jobs: [{ name: 'stale-ticket-imports', pattern: '0 50 3 * * *', run: () => dropStale(deps) }],
    subscribers: [{ name: 'ticket-imports', topics: [importBegun], handle: (event) => continueImport(deps, event) }],
  } satisfies Module<unknown>;
}
