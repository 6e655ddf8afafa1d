import type { OutboxEvent } from '../../../platform/outbox/outbox';
import type { TicketDeps } from '../deps';
import { acceptTicket } from '../intake/accept-ticket';
import { approveResolution } from '../closing/review-resolution';
import { ruleActor } from '../life/actor';
import type { TicketChanged } from '../life/change-ticket';
import { quietly } from '../life/quietly';
import { openContact } from '../requester/personal-data';
import { TicketRow } from '../ticket.entity';
import { dispatchTicket } from './dispatch-ticket';

/** What the city's rules do by themselves: dispatch where the directory leaves no choice, approve types that are not sampled. */
export async function takeRuleSteps(deps: TicketDeps, { payload }: OutboxEvent): Promise<void> {
  const { ticketId, action } = payload as TicketChanged;
  const ticket = await deps.platform.db.read((em) => em.findOneBy(TicketRow, { id: ticketId }));
  if (!ticket) return;
  if (action === 'register' || (action === 'submit' && !(await waitsForPerson(deps, ticket)))) await quietly(dispatchByRule(deps, ticket));
  if (action === 'submitResolution') await quietly(approveByRule(deps, ticket));
}

/** 转人工核查: what somebody on the list submits online is looked at before anything happens to it. */
const waitsForPerson = ({ blocklist, platform }: TicketDeps, ticket: TicketRow): Promise<boolean> =>
  blocklist.needsReview({ requesterId: ticket.requesterId, phone: openContact(platform.seal, ticket).contactPhone });

async function dispatchByRule(deps: TicketDeps, ticket: TicketRow): Promise<void> {
  const { category, area, requestType, urgency, createdAt } = ticket;
  const { automatic } = await deps.rules.version(ticket.ruleVersion);
  // Who is complained of is known to a person only: the directory might send it to them.
  if (ticket.confidential || category === null || ticket.state !== 'submitted' || !automatic.dispatchCategories.includes(category)) return;
  const areas = area === null ? [] : await deps.city.areaPath(area);
  const [only, ...others] = await deps.departments.suggest({ categories: await deps.city.categoryPath(category), areas, bornAt: createdAt });
  if (!only || others.length > 0) return;
  const step = { actor: ruleActor, ticketId: ticket.id };
  const accepted = await acceptTicket(deps, step, { version: ticket.version, requestType, category, area, urgency });
  await dispatchTicket(deps, step, { version: accepted.version, department: only.code, coDepartments: [], reason: `派单目录：${only.note}` });
}

async function approveByRule(deps: TicketDeps, ticket: TicketRow): Promise<void> {
  const { automatic } = await deps.rules.version(ticket.ruleVersion);
  if (ticket.state !== 'in_review' || !automatic.approveTypes.includes(ticket.requestType)) return;
  await approveResolution(deps, { actor: ruleActor, ticketId: ticket.id }, { version: ticket.version });
}
