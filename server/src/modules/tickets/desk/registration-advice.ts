import type { RegistrationAdvice } from '@hotline/shared/contracts/workbench.staff';
import { In, MoreThan } from 'typeorm';
import { bigrams } from '../../../platform/search/bigrams';
import type { StaffActor } from '../../staff';
import { inScope, visibleTo } from '../life/visible-to';
import type { TicketDeps } from '../deps';
import { urgencyByRules } from '../intake/urgency-by-rules';
import { TicketRow } from '../ticket.entity';
import { likest } from './likeness';
import { unresolvedStates } from './queues';
import { staffItem } from './ticket-item.view';

const daysBack = 7;
/** Read for each pause in the typing, so it is bounded: the newest of the area. */
const compared = 300;
const shown = 5;

interface Draft {
  readonly content: string;
  readonly area: string | null;
}

/** What an operator should know while writing: never a reason to refuse. */
export async function adviseRegistration(deps: TicketDeps, actor: StaffActor, { content, area }: Draft): Promise<RegistrationAdvice> {
  const { rules } = await deps.rules.current();
  return { ...urgencyByRules(rules, content, 'normal'), similar: await similarTickets(deps, actor, { content, area }) };
}

/** 同类诉求: unresolved tickets of the last days in the same area (or of an unknown one) that say much the same. Confidential ones are nobody's company. */
async function similarTickets(deps: TicketDeps, actor: StaffActor, { content, area }: Draft): Promise<RegistrationAdvice['similar']> {
  const { platform } = deps;
  const since = { createdAt: MoreThan(platform.clock.now() - daysBack * 24 * 3600_000), state: In([...unresolvedStates]), confidential: false };
  const recent = await platform.db.read((em) =>
    em.find(TicketRow, { where: area === null ? since : { ...since, area }, order: { createdAt: 'DESC', id: 'DESC' }, take: compared }),
  );
  const scope = await visibleTo(actor, deps);
  const best = likest(content, recent.filter((row) => inScope(scope, row)), (row) => new Set(bigrams(row.content))).slice(0, shown);
  return Promise.all(best.map(async ({ one: row, likeness }) => ({ ...(await staffItem(deps, row)), likeness: Math.round(likeness * 100) })));
}
