import { shanghaiDay } from '../../platform/clock';
import type { OutboxEvent, Subscriber } from '../../platform/outbox/outbox';
import type { InquiryDeps } from './deps';
import { UncitedAnswerRow } from './inquiry.entity';

/** What `tickets`, of the same tier and so known by its events alone, says of a direct answer. */
interface AnsweredDirectly {
  readonly ticketId: string;
  readonly category: string | null;
  readonly knowledgeId: string | null;
}

const lacksSource = ({ category, knowledgeId }: AnsweredDirectly): boolean => category !== null && knowledgeId === null;

/** Notes tickets answered without anything to rest on. */
export const uncitedAnswers = ({ platform: { db, clock } }: InquiryDeps): Subscriber => ({
  name: 'inquiries-uncited', topics: ['ticket.answeredDirectly'], wants: lacksSource,
  handle: async ({ payload }: OutboxEvent) => {
    const { ticketId, category } = payload as AnsweredDirectly;
    const row = { ticketId, category: category ?? '', day: shanghaiDay(clock.now()) };
    await db.transact((em) => em.createQueryBuilder().insert().into(UncitedAnswerRow).values(row).orIgnore().execute());
  },
});
