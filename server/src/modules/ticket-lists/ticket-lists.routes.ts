import * as contracts from '@hotline/shared/contracts/ticket-lists.staff';
import { AppError } from '../../platform/errors';
import type { StaffActor } from '../staff';
import { createLimit } from '../../platform/http/limit';
import { route, type Route } from '../../platform/http/route';
import { bulkJobOf, confirmBulkJob, createBulkJob, listBulkJobs, listBulkRows } from './bulk-jobs';
import { chooseColumns, columnsOf } from './columns';
import { contactKey } from './contact-keys';
import type { ListDeps } from './deps';
import { listIds } from './list-tickets';
import { changeView, createView, listViews, orderViews, removeView } from './views';

const pageSize = 50;

/** A masked number has few candidates: whoever may not see it may not try them either. */
function assertMaySearchContacts({ role, temporary }: StaffActor): void {
  if (role === 'handler' || temporary) throw new AppError('permission.denied');
}

function listRoutes(deps: ListDeps): Route[] {
  const gate = deps.staff.gate(...contracts.listRoles);
  // A number is asked for by a person, not tried by a program.
  const numbers = createLimit(60, 60);
  const daily = createLimit(1000, 24 * 3600);
  return [
    route(contracts.listTicketPage, gate, async ({ actor, input }) => {
      if (input.query.contactKey !== undefined) assertMaySearchContacts(actor);
      const { cursor, ...filter } = input.query;
      const { ids, next } = await listIds(deps, actor, { filter, cursor, size: pageSize });
      const rows = await deps.tickets.listed(actor, ids);
      return { items: await Promise.all(rows.map(deps.tickets.itemOf)), nextCursor: next };
    }),
    route(contracts.keyOfContact, gate, async ({ actor, input }) => {
      assertMaySearchContacts(actor);
      await numbers(actor.id);
      await daily(actor.id);
      const { contactPhone } = input.body;
      await deps.platform.db.transact((em) => deps.audit.record(em, actor, { action: 'searchContact', object: `尾号${contactPhone.slice(-4)}` }));
      return { contactKey: contactKey(deps, contactPhone) };
    }),
    route(contracts.getColumns, gate, ({ actor }) => columnsOf(deps, actor)),
    route(contracts.setColumns, gate, ({ actor, input }) => chooseColumns(deps, actor, input.body.columns)),
  ];
}

function viewRoutes(deps: ListDeps): Route[] {
  const gate = deps.staff.gate(...contracts.listRoles);
  return [
    route(contracts.listViews, gate, ({ actor }) => listViews(deps, actor)),
    route(contracts.createView, gate, async ({ actor, input }) => {
      await createView(deps, actor, input.body);
      return listViews(deps, actor);
    }),
    route(contracts.changeView, gate, async ({ actor, input }) => {
      await changeView(deps, actor, { id: input.params.id, ...input.body });
      return listViews(deps, actor);
    }),
    route(contracts.removeView, gate, async ({ actor, input }) => {
      await removeView(deps, actor, input.params.id);
      return listViews(deps, actor);
    }),
    route(contracts.orderViews, gate, async ({ actor, input }) => {
      await orderViews(deps, actor, input.body.ids);
      return listViews(deps, actor);
    }),
  ];
}

function bulkRoutes(deps: ListDeps): Route[] {
  const gate = deps.staff.gate(...contracts.listRoles);
  return [
    route(contracts.createBulkJob, gate, async ({ actor, input }) => bulkJobOf(deps, actor, await createBulkJob(deps, actor, input.body))),
    route(contracts.listBulkJobs, gate, async ({ actor }) => ({ items: await listBulkJobs(deps, actor) })),
    route(contracts.getBulkJob, gate, ({ actor, input }) => bulkJobOf(deps, actor, input.params.id)),
    route(contracts.confirmBulkJob, gate, async ({ actor, input }) => {
      await confirmBulkJob(deps, actor, input.params.id);
      return bulkJobOf(deps, actor, input.params.id);
    }),
    route(contracts.listBulkRows, gate, ({ actor, input }) => listBulkRows(deps, actor, { id: input.params.id, after: Number(input.query.after ?? -1), refused: input.query.only === 'refused' })),
  ];
}

/** The list, its views and what is done to many tickets at once. */
export const ticketListRoutes = (deps: ListDeps): Route[] => [...listRoutes(deps), ...viewRoutes(deps), ...bulkRoutes(deps)];
