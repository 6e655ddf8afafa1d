import * as citizen from '@hotline/shared/contracts/inquiries.citizen';
import * as desk from '@hotline/shared/contracts/inquiries.staff';
import { searchPolicies, staffSearchPolicies } from '@hotline/shared/contracts/knowledge';
import { toCsv } from '@hotline/shared/text/csv';
import * as z from 'zod/mini';
import type { Context } from 'koa';
import { AppError } from '../../platform/errors';
import { createLimit } from '../../platform/http/limit';
import { everyone, route, type Route } from '../../platform/http/route';
import { deflectionReport, deflectionRows } from './deflection-report';
import { note, offer } from './deflections';
import type { InquiryDeps } from './deps';
import { close, gapPage, take } from './gaps/gaps';
import { countedDays, leastPeople, type HotQuestions } from './hot-questions';
import type { SearchLog } from './search-log';
import { vote } from './votes';
import { stranger, whoAsks } from './who-asks';
import type { Search } from './search';

export interface InquiryParts extends InquiryDeps {
  readonly log: SearchLog;
  readonly hot: HotQuestions;
  readonly search: Search;
}

/** 微查询 for citizens: open to everyone. */
export function citizenRoutes(parts: InquiryParts): Route[] {
  const { knowledge, log, hot, search } = parts;
  // Nobody votes or writes drafts faster; behind one address may be a carrier's many people.
  const [limit, strangersLimit] = [createLimit(300, 60), createLimit(3000, 60)];
  const limited = async (ctx: Context): Promise<string> => {
    const person = await whoAsks(parts, ctx);
    await (person.startsWith(stranger) ? strangersLimit : limit)(person);
    return person;
  };
  return [
    route(searchPolicies, everyone, async ({ ctx, input: { query: { q, area, via } } }) => search(q, via ? { channel: via, person: await whoAsks(parts, ctx) } : null, area)),
    route(citizen.hotQuestions, everyone, async () => ({ items: [...(await hot.shown())] })),
    route(citizen.suggestQuestions, everyone, async ({ input }) => ({ items: await knowledge.suggest(input.query.q) })),
    route(citizen.noteOpened, everyone, async ({ ctx, input: { body: { q, id, via } } }) => {
      await limited(ctx);
      await knowledge.get(id);
      log.noteOpened(q, { channel: via, itemId: id });
      return {};
    }),
    route(citizen.voteOnAnswer, everyone, async ({ ctx, input: { params, body: { q, via, ...said } } }) => {
      await vote(parts, await limited(ctx), { ...said, itemId: params.id, question: q, channel: via });
      return {};
    }),
    route(citizen.offerAnswers, everyone, async ({ ctx, input }) => {
      await limited(ctx);
      return { items: await offer(parts, input.body) };
    }),
    route(citizen.noteDeflection, everyone, async ({ ctx, input }) => {
      await limited(ctx);
      await note(parts, input.body);
      return {};
    }),
  ];
}

/** The editors' and analysts' side, and the search of every desk. */
export function staffRoutes(parts: InquiryParts): Route[] {
  const { staff, hot, log, search } = parts;
  const readers = staff.gate(...desk.inquiryReaders);
  const editors = staff.gate('editor');
  return [
    route(staffSearchPolicies, staff.gate(), ({ actor, input: { query: { q, asked } } }) => search(q, asked ? { channel: 'desk', person: `staff ${actor.id}` } : null)),
    route(desk.listQuestions, readers, async () => {
      await log.flush();
      return { days: countedDays, leastPeople, items: await hot.list() };
    }),
    route(desk.setQuestionStanding, editors, async ({ actor, input: { body } }) => {
      await hot.decide(actor, body.q, body.standing);
      return {};
    }),
    route(desk.getDeflection, readers, ({ input }) => deflectionReport(parts, input.query)),
    route(desk.listGaps, readers, ({ actor, input }) => gapPage(parts, actor, input.query)),
    route(desk.takeGap, editors, ({ actor, input: { params, body } }) => take(parts, { actor, id: params.id, version: body.version })),
    route(desk.closeGap, editors, ({ actor, input: { params, body: { version, ...end } } }) => close(parts, { actor, id: params.id, version }, end)),
  ];
}

/** The table of the deflection as a file, recorded in the audit trail; a temporary seat exports nothing. */
export async function sendDeflection(deps: InquiryDeps, ctx: Context): Promise<void> {
  const actor = await deps.staff.gate(...desk.inquiryReaders)(ctx);
  if (actor.temporary) throw new AppError('permission.denied');
  const query = z.safeParse(desk.deflectionQuery, { ...ctx.query });
  if (!query.success) throw new AppError('input.invalid', { issues: query.error.issues });
  const rows = await deflectionRows(deps, query.data);
  await deps.platform.db.transact((em) => deps.audit.record(em, actor, { action: 'export', object: `诉求前解决率 ${rows.length - 1} 行`, detail: 'csv' }));
  ctx.type = 'text/csv; charset=utf-8';
  ctx.attachment('诉求前解决率.csv');
  ctx.set('cache-control', 'no-store');
  ctx.body = toCsv(rows);
}
