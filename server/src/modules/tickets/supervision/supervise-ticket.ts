import { randomInt } from 'node:crypto';
import type { TicketState } from '@hotline/shared/vocabulary/ticket-state';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { shanghaiDay } from '../../../platform/clock';
import { AppError } from '../../../platform/errors';
import { newId } from '../../../platform/ids';
import type { TicketDeps } from '../deps';
import { systemActor } from '../life/actor';
import { changeTicket, type Change, type Outcome, type Scene } from '../life/change-ticket';
import { quietly } from '../life/quietly';
import type { Step } from '../life/step';
import { TicketRow } from '../ticket.entity';
import { SupervisionOrderRow } from './supervision-order.entity';

interface Supervision {
  readonly version: number;
  readonly level: number;
  readonly demand: string;
  readonly workdays: number;
}

/** 督办: a level above the present one (or another order of level 3), with a demand and a day. */
export function superviseTicket(deps: TicketDeps, step: Step, { version, level, demand, workdays }: Supervision): Promise<TicketRow> {
  return changeTicket(deps, {
    ...step,
    action: 'supervise',
    version,
    decide: async (ticket, scene) => {
      if (level <= ticket.supervisionLevel && level < 3) throw new AppError('ticket.levelNotHigher');
      const { dueAt } = await deps.calendar.due(scene.now, { workdays });
      return issueOrder(scene, ticket, { level, demand, dueAt, issuedBy: step.actor.id });
    },
  });
}

/** Writes a supervision order and raises the level; also when a ticket is reopened. */
export async function issueOrder({ em, now }: Scene, ticket: TicketRow, order: Pick<SupervisionOrderRow, 'level' | 'demand' | 'dueAt' | 'issuedBy'>): Promise<Outcome> {
  await em.insert(SupervisionOrderRow, { ...order, id: newId(), orderNo: await freeNumber(em, now), ticketId: ticket.id, at: now });
  return { patch: { supervisionLevel: Math.max(order.level, ticket.supervisionLevel) }, reason: order.demand, detail: `${order.level}级督办` };
}

async function freeNumber(em: EntityManager, now: number): Promise<string> {
  for (;;) {
    const orderNo = `DB${shanghaiDay(now).replaceAll('-', '')}${String(randomInt(100_000)).padStart(5, '0')}`;
    if (!(await em.existsBy(SupervisionOrderRow, { orderNo }))) return orderNo;
  }
}

const page = 500;
const supervised: readonly TicketState[] = ['submitted', 'accepted', 'dispatched', 'sent_back', 'in_progress', 'in_review'];

/** Level 1 some workdays after the due date, level 2 after some more; both by the ticket's own rules. */
export async function superviseOverdue(deps: TicketDeps): Promise<void> {
  const { db, clock } = deps.platform;
  const now = clock.now();
  for (let last: TicketRow | undefined, full = true; full; ) {
    const overdue = await db.read((em) => overdueAfter(em, now, last).getMany());
    for (const ticket of overdue) await superviseOne(deps, ticket, now);
    last = overdue.at(-1);
    full = overdue.length === page;
  }
}

/** The next page by deadline and id: hundreds may share a midnight. */
function overdueAfter(em: EntityManager, now: number, last: TicketRow | undefined): SelectQueryBuilder<TicketRow> {
  const query = em.createQueryBuilder(TicketRow, 't').where('t.state IN (:...supervised) AND t.dueAt < :now AND t.supervisionLevel < 2', { supervised, now });
  if (last) query.andWhere('(t.dueAt > :dueAt OR (t.dueAt = :dueAt AND t.id > :id))', { dueAt: last.dueAt, id: last.id });
  return query.orderBy('t.dueAt', 'ASC').addOrderBy('t.id', 'ASC').take(page);
}

async function superviseOne(deps: TicketDeps, ticket: TicketRow, now: number): Promise<void> {
  const level = await levelFor(deps, ticket, now);
  if (level <= ticket.supervisionLevel) return;
  const { dueAt } = await deps.calendar.due(now, { workdays: 1 });
  const decide: Change['decide'] = (_, scene) => issueOrder(scene, ticket, { level, demand: '已超过时限，请立即办理并说明原因。', dueAt, issuedBy: null });
  await quietly(changeTicket(deps, { ticketId: ticket.id, action: 'supervise', actor: systemActor, version: ticket.version, decide }));
}

async function levelFor({ calendar, rules }: TicketDeps, { dueAt, ruleVersion }: TicketRow, now: number): Promise<number> {
  const { supervision } = await rules.version(ruleVersion);
  // A deadline at 24:00 belongs to the day it ends.
  const past = async (workdays: number) => (await calendar.due((dueAt ?? now) - 1, { workdays })).dueAt <= now;
  if (await past(supervision.second)) return 2;
  return (await past(supervision.first)) ? 1 : 0;
}
