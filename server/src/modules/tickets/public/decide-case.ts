import { hasPersonalNumber } from '@hotline/shared/rules/personal-numbers';
import type { EntityManager } from 'typeorm';
import { AppError } from '../../../platform/errors';
import type { StaffActor } from '../../staff';
import type { TicketDeps } from '../deps';
import { publicationCheckOf } from '../intake/publication-check';
import { openContact } from '../requester/personal-data';
import { contactRedactor } from '../requester/redact';
import { TicketRow } from '../ticket.entity';
import { PublicCaseRow } from './public-case.entity';
import { isPublic } from './public-cases.query';

interface Deciding {
  readonly actor: StaffActor;
  readonly ticketId: string;
  /** Since when the case stands as the editor saw it. */
  readonly seenAt: number;
}

interface Texts {
  readonly content: string;
  readonly reply: string;
}

/** Nothing in a published text may lead to its requester, and nothing is published that content security refuses. */
async function assertPublishable({ platform }: TicketDeps, em: EntityManager, { ticket, texts }: { readonly ticket: TicketRow; readonly texts: Texts }): Promise<void> {
  const redact = contactRedactor(openContact(platform.seal, ticket));
  if ([texts.content, texts.reply].some((text) => hasPersonalNumber(text) || redact(text) !== text)) throw new AppError('case.personalData');
  if ((await publicationCheckOf(em, ticket.id)) === 'risky') throw new AppError('case.risky');
}

/** One decision, audited; throws case.notFound where nothing may be published, case.changed where another editor was faster. */
function decide(deps: TicketDeps, { actor, ticketId, seenAt }: Deciding, work: (em: EntityManager, ticket: TicketRow) => Promise<{ readonly change: Partial<PublicCaseRow>; readonly detail: string; readonly reason: string | null }>): Promise<void> {
  const { db, clock } = deps.platform;
  return db.transact(async (em) => {
    const ticket = await em.findOneBy(TicketRow, { id: ticketId });
    if (!ticket || !isPublic(ticket)) throw new AppError('case.notFound');
    const { change, detail, reason } = await work(em, ticket);
    // Two decisions of one millisecond would pass for the same.
    const { affected } = await em.update(PublicCaseRow, { ticketId, at: seenAt }, { ...change, at: Math.max(clock.now(), seenAt + 1), staffId: actor.id });
    if (affected !== 1) throw new AppError('case.changed');
    await deps.audit.record(em, actor, { action: 'decideCase', object: `工单${ticket.ticketNo}`, detail, reason });
  });
}

/** 公开: what the editor made of it is everybody's to read. Published again, it is corrected. */
export const publishCase = (deps: TicketDeps, deciding: Deciding, texts: Texts): Promise<void> =>
  decide(deps, deciding, async (em, ticket) => {
    await assertPublishable(deps, em, { ticket, texts });
    return { change: { ...texts, state: 'published' }, detail: '公开', reason: null };
  });

/** 不公开, or taken back from the public. */
export const withholdCase = (deps: TicketDeps, deciding: Deciding, reason: string): Promise<void> =>
  decide(deps, deciding, () => Promise.resolve({ change: { state: 'withheld', content: null, reply: null }, detail: '不公开', reason }));
