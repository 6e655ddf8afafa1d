import { appealLimit, listMyLimits } from '@hotline/shared/contracts/blocklist.citizen';
import * as contracts from '@hotline/shared/contracts/blocklist.staff';
import { AppError } from '../../platform/errors';
import { createLimit } from '../../platform/http/limit';
import { route, type Route } from '../../platform/http/route';
import { suggestions } from './abuse-notes';
import type { BlocklistEntryRow } from './blocklist.entity';
import type { BlocklistDeps } from './deps';
import { includes, inForce } from './effects';
import { appeal, decide, enter, judgeAppeal, lift, newestAppeals } from './entries';
import { listEntries, showEntry } from './list-entries';
import { ofPhone } from './subjects';

/** The list at the desks. */
export function staffRoutes(deps: BlocklistDeps): Route[] {
  const readers = deps.staff.gate(...contracts.blocklistRoles);
  return [
    route(contracts.listBlocklist, readers, ({ actor, input }) => listEntries(deps, actor, input.query)),
    route(contracts.listAbuse, readers, async () => ({ items: await suggestions(deps) })),
    route(contracts.enterPhone, deps.staff.gate('dutyManager'), async ({ actor, input: { body } }) => {
      await enter(deps, actor, { subject: ofPhone(deps, body.contactPhone), phone: body.contactPhone, ticketNo: null, terms: body.terms });
      return {};
    }),
    route(contracts.decideEntry, readers, async ({ actor, input: { params, body } }) => {
      await decide(deps, { actor, ...params }, body.confirmed);
      return showEntry(deps, actor, params.id);
    }),
    route(contracts.liftEntry, readers, async ({ actor, input: { params, body } }) => {
      await lift(deps, { actor, ...params }, body.reason);
      return showEntry(deps, actor, params.id);
    }),
    route(contracts.decideAppeal, readers, async ({ actor, input: { params, body } }) => {
      await judgeAppeal(deps, { actor, ...params }, body);
      return showEntry(deps, actor, params.id);
    }),
  ];
}

/** What a citizen is told of the list: what makes a difference to them. A mark for the seats makes none. */
export function citizenRoutes(deps: BlocklistDeps): Route[] {
  const { gate } = deps.citizens;
  const appeals = createLimit(5, 24 * 3600);
  // A number somebody typed proves nothing: only the bound one counts here.
  const felt = async (citizenId: string): Promise<BlocklistEntryRow[]> => (await inForce(deps, { requesterId: citizenId, phone: '' })).filter(({ effect }) => includes(effect, 'review'));
  return [
    route(listMyLimits, gate, async ({ actor }) => {
      const entries = await felt(actor.id);
      const appeals = await deps.platform.db.read((em) => newestAppeals(em, entries));
      return { items: entries.map(({ id, reason, effect, perDay, endsAt }) => ({ id, reason, effect, perDay, endsAt, appeal: appeals.get(id) ?? null })) };
    }),
    route(appealLimit, gate, async ({ actor, input }) => {
      const entry = (await felt(actor.id)).find(({ id }) => id === input.params.id);
      if (!entry) throw new AppError('blocklist.notFound');
      await appeals(actor.id);
      await appeal(deps, entry, { citizenId: actor.id, text: input.body.text });
      return {};
    }),
  ];
}
