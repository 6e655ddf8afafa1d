import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables } from './create-tables';

const tables = {
  ticket_presence: `ticketId VARCHAR(26) NOT NULL, staffId VARCHAR(26) NOT NULL, present BOOLEAN NOT NULL, writing BOOLEAN NOT NULL, seenAt BIGINT NOT NULL,
    version INTEGER NOT NULL, updatedAt BIGINT NOT NULL, PRIMARY KEY (ticketId, staffId), CONSTRAINT ticket_presence_ticket FOREIGN KEY (ticketId) REFERENCES ticket(id)`,
  ticket_draft: `ticketId VARCHAR(26) NOT NULL, staffId VARCHAR(26) NOT NULL, action VARCHAR(32) NOT NULL, valuesSealed MEDIUMTEXT NOT NULL, ticketVersion INTEGER NOT NULL,
    savedAt BIGINT NOT NULL, PRIMARY KEY (ticketId, staffId, action), CONSTRAINT ticket_draft_ticket FOREIGN KEY (ticketId) REFERENCES ticket(id)`,
};

/** Who has a ticket open, and forms written and not sent. */
export class DeskWork1763801200000 implements MigrationInterface {
  readonly name = 'DeskWork1763801200000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
    await runner.query('CREATE INDEX ticket_presence_updated ON ticket_presence (updatedAt)');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(tables).reverse()) await runner.query(`DROP TABLE ${table}`);
  }
}
