import { endStates } from '@hotline/shared/vocabulary/ticket-state';
import type { RequestType } from '@hotline/shared/vocabulary/request-type';
import { AppError } from '../../../platform/errors';
import type { OutboxEvent } from '../../../platform/outbox/outbox';
import type { TicketDeps } from '../deps';
import { partsOf, storePart } from '../intake/submit-ticket';
import { systemActor } from '../life/actor';
import { changeTicket, type TicketChanged } from '../life/change-ticket';
import { quietly } from '../life/quietly';
import type { Step } from '../life/step';
import { TicketRow } from '../ticket.entity';

/** One matter of a request. */
export interface Part {
  readonly content: string;
  readonly requestType: RequestType;
  readonly category: string;
  readonly area: string | null;
}

interface Splitting {
  readonly version: number;
  readonly parts: readonly Part[];
  readonly reason: string;
}

/** Row 22: several matters in one request, each a ticket of its own; the whole is answered when all parts are. */
export async function splitTicket(deps: TicketDeps, step: Step, { version, parts, reason }: Splitting): Promise<TicketRow> {
  for (const { category, area } of parts) {
    if (!(await deps.city.hasCategory(category))) throw new AppError('ticket.unknownCategory');
    if (area !== null && !(await deps.city.hasArea(area))) throw new AppError('ticket.unknownArea');
  }
  return changeTicket(deps, {
    ...step,
    action: 'split',
    version,
    decide: async (ticket, { em }) => {
      const numbers: string[] = [];
      for (const [at, part] of parts.entries()) numbers.push((await storePart(deps, em, { parent: ticket, part, at, actor: step.actor })).ticketNo);
      return { reason, detail: `拆分为${numbers.join('、')}` };
    },
  });
}

/** When the last part is answered, so is the whole; looked at when a part or the whole has changed. */
export async function resolveParts(deps: TicketDeps, { payload }: OutboxEvent): Promise<void> {
  const { ticketId } = payload as TicketChanged;
  const { whole, parts } = await deps.platform.db.read(async (em) => {
    const changed = await em.findOneByOrFail(TicketRow, { id: ticketId });
    const whole = changed.parentId === null ? changed : await em.findOneByOrFail(TicketRow, { id: changed.parentId });
    return { whole, parts: await em.find(TicketRow, { where: { parentId: whole.id, submitter: partsOf(whole) }, order: { id: 'ASC' } }) };
  });
  if (whole.state !== 'in_progress' || parts.length === 0 || !parts.every(isAnswered)) return;
  const reply = ['您反映的多个事项已分别答复：', ...parts.map(({ ticketNo, reply: text }, at) => `${at + 1}. （编号${ticketNo}）${text ?? '已撤回'}`)].join('\n');
  await quietly(changeTicket(deps, { ticketId: whole.id, action: 'resolveParts', actor: systemActor, decide: (_, { now }) => ({ patch: { reply, repliedAt: now } }) }));
}

const isAnswered = ({ state }: TicketRow): boolean => state === 'resolved' || (endStates.includes(state) && state !== 'merged');
