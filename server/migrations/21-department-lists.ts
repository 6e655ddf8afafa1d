import type { MigrationInterface, QueryRunner } from 'typeorm';

const before = 'assignment_at_department';
const after = 'assignment_owed';

/** SQLite; the others keep an index for every foreign key by themselves. */
const isEmbedded = (runner: QueryRunner): boolean => runner.connection.options.type === 'better-sqlite3';

const dropIndex = (runner: QueryRunner, name: string, table = 'ticket_assignment'): Promise<unknown> =>
  runner.query(isEmbedded(runner) ? `DROP INDEX ${name}` : `DROP INDEX ${name} ON ${table}`);

/** A department's lists are read without all it has ever had: what it owes as co-department, and by deadline what it has part in. */
export class DepartmentLists1763802100000 implements MigrationInterface {
  readonly name = 'DepartmentLists1763802100000';

  // The new index stands before the old one goes: MariaDB wants one for the department's foreign key at every moment.
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX ${after} ON ticket_assignment (department, part, endedAt, repliedAt, ticketId)`);
    await dropIndex(runner, before);
    await runner.query('ALTER TABLE ticket_part ADD COLUMN dueAt BIGINT NULL');
    await runner.query('UPDATE ticket_part SET dueAt = (SELECT t.dueAt FROM ticket t WHERE t.id = ticket_part.ticketId)');
    await runner.query('CREATE INDEX ticket_part_due ON ticket_part (department, dueAt, ticketId)');
    if (isEmbedded(runner)) await runner.query('CREATE INDEX ticket_part_of ON ticket_part (ticketId)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropIndex(runner, 'ticket_part_due', 'ticket_part');
    await runner.query('ALTER TABLE ticket_part DROP COLUMN dueAt');
    if (isEmbedded(runner)) await dropIndex(runner, 'ticket_part_of', 'ticket_part');
    await runner.query(`CREATE INDEX ${before} ON ticket_assignment (department, part, endedAt, ticketId)`);
    await dropIndex(runner, after);
  }
}
