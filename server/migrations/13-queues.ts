import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each queue is read and counted along one of these, in its order. */
const indexes = {
  ticket_queue: 'ticket (state, dueAt, id, yellowAt)',
  ticket_supervision_desk: 'ticket (supervisionLevel, state, dueAt, id, yellowAt)',
  ticket_final_desk: 'ticket (state, finalBy, dueAt, id)',
};

/** What they take the place of. */
const replaced = ['ticket_desk', 'ticket_final'];

/** Queues that take no longer the more tickets there are. */
export class Queues1763801300000 implements MigrationInterface {
  readonly name = 'Queues1763801300000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, on] of Object.entries(indexes)) await runner.query(`CREATE INDEX ${name} ON ${on}`);
    // Deadlines of earlier versions know no yellow yet.
    await runner.query('UPDATE ticket SET yellowAt = (SELECT MIN(c.yellowAt) FROM ticket_clock c WHERE c.ticketId = ticket.id AND c.dueAt = ticket.dueAt) WHERE dueAt IS NOT NULL AND yellowAt IS NULL');
    for (const name of replaced) await runner.dropIndex('ticket', name);
  }

  /** The desks name these indexes. */
  down(): Promise<void> {
    return Promise.reject(new Error('queues cannot be undone'));
  }
}
