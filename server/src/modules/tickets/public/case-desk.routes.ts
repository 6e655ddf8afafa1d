import { listCases, publishCase as publishContract, withholdCase as withholdContract, type CaseItem } from '@hotline/shared/contracts/cases.staff';
import { redactNumbers } from '@hotline/shared/rules/personal-numbers';
import { route, type Route } from '../../../platform/http/route';
import type { TicketDeps } from '../deps';
import { publicationCheckOf } from '../intake/publication-check';
import { openContact } from '../requester/personal-data';
import { contactRedactor } from '../requester/redact';
import type { TicketRow } from '../ticket.entity';
import { publishCase, withholdCase } from './decide-case';
import type { PublicCaseRow } from './public-case.entity';
import { caseRows, publicFacts, supportersOf, ticketsOfCases } from './public-cases.query';

const pageSize = 20;

/** What an editor reads of a case: nobody's contact, not even in what was written. Offices' numbers stay in a reply. */
function textsOf({ platform }: TicketDeps, row: PublicCaseRow, ticket: TicketRow): Pick<CaseItem, 'content' | 'reply'> {
  const redact = contactRedactor(openContact(platform.seal, ticket));
  return { content: row.content ?? redactNumbers(redact(ticket.content)), reply: row.reply ?? redact(ticket.reply ?? '') };
}

async function caseItems(deps: TicketDeps, rows: readonly PublicCaseRow[]): Promise<CaseItem[]> {
  const { tickets, supporters, checks } = await deps.platform.db.read(async (em) => {
    const checked = new Map<string, CaseItem['publicationCheck']>();
    for (const { ticketId } of rows) checked.set(ticketId, await publicationCheckOf(em, ticketId));
    return { tickets: await ticketsOfCases(em, rows), supporters: await supportersOf(em, rows), checks: checked };
  });
  const names = await deps.staff.names(rows.flatMap(({ staffId }) => staffId ?? []));
  const items: CaseItem[] = [];
  for (const row of rows) {
    const ticket = tickets.get(row.ticketId);
    if (!ticket) continue;
    const { state, at, staffId } = row;
    items.push({ ...(await publicFacts(deps, ticket)), ...textsOf(deps, row, ticket), state, at, publicationCheck: checks.get(ticket.id) ?? 'unchecked', supporters: supporters.get(ticket.id) ?? 0, decidedBy: staffId && (names.get(staffId) ?? '工作人员') });
  }
  return items;
}

/** 公开案例: a case is published by an editor who has read it, and never by default. */
export function caseDeskRoutes(deps: TicketDeps): Route[] {
  const gate = deps.staff.gate('editor');
  return [
    route(listCases, gate, async ({ input }) => {
      const { state, cursor } = input.query;
      const { rows, nextCursor } = await deps.platform.db.read((em) => caseRows(em, state, { after: cursor, limit: pageSize }));
      return { items: await caseItems(deps, rows), nextCursor };
    }),
    route(publishContract, gate, async ({ actor, input }) => {
      const { seenAt, ...texts } = input.body;
      await publishCase(deps, { actor, ticketId: input.params.id, seenAt }, texts);
      return {};
    }),
    route(withholdContract, gate, async ({ actor, input }) => {
      const { seenAt, reason } = input.body;
      await withholdCase(deps, { actor, ticketId: input.params.id, seenAt }, reason);
      return {};
    }),
  ];
}
