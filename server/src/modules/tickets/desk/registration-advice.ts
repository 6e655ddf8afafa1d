import type { RegistrationAdvice } from '@hotline/shared/contracts/workbench.staff';
import { In, MoreThan } from 'typeorm';
import { bigrams } from '../../../platform/search/bigrams';
import type { StaffActor } from '../../staff';
import { inScope, visibleTo } from '../life/visible-to';
import type { TicketDeps } from '../deps';
import { urgencyByRules } from '../intake/urgency-by-rules';
import { TicketRow } from '../ticket.entity';
import { unresolvedStates } from './queues';
import { staffItem } from './ticket-item.view';

const daysBack = 7;
/** Read for each pause in the typing, so it is bounded: the newest of the area. */
const compared = 300;
const shown = 5;
/** Share of the shorter text's word pairs that the other has, too. */
const likeEnough = 0.35;

interface Draft {
  readonly content: string;
  readonly area: string | null;
}

/** What an operator should know while writing: never a reason to refuse. */
export async function adviseRegistration(deps: TicketDeps, actor: StaffActor, { content, area }: Draft): Promise<RegistrationAdvice> {
  const { rules } = await deps.rules.current();
  return { ...urgencyByRules(rules, content, 'normal'), similar: await similarTickets(deps, actor, { content, area }) };
}

function likenessOf(mine: ReadonlySet<string>, content: string): number {
  const theirs = new Set(bigrams(content));
  const common = [...mine].filter((word) => theirs.has(word)).length;
  return common / Math.max(Math.min(mine.size, theirs.size), 1);
}

/** 同类诉求: unresolved tickets of the last days in the same area (or of an unknown one) that say much the same. Confidential ones are nobody's company. */
async function similarTickets(deps: TicketDeps, actor: StaffActor, { content, area }: Draft): Promise<RegistrationAdvice['similar']> {
  const { platform } = deps;
  const since = { createdAt: MoreThan(platform.clock.now() - daysBack * 24 * 3600_000), state: In([...unresolvedStates]), confidential: false };
  const recent = await platform.db.read((em) =>
    em.find(TicketRow, { where: area === null ? since : { ...since, area }, order: { createdAt: 'DESC', id: 'DESC' }, take: compared }),
  );
  const mine = new Set(bigrams(content));
  const scope = await visibleTo(actor, deps);
  const ranked = recent.filter((row) => inScope(scope, row)).map((row) => ({ row, likeness: likenessOf(mine, row.content) })).filter(({ likeness }) => likeness >= likeEnough);
  const best = ranked.sort((one, other) => other.likeness - one.likeness).slice(0, shown);
  return Promise.all(best.map(async ({ row, likeness }) => ({ ...(await staffItem(deps, row)), likeness: Math.round(likeness * 100) })));
}
