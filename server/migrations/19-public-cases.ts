import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables } from './create-tables';

/** What was submitted before was not asked: it is not published. */
const ticketColumns = ['mayPublish BOOLEAN NOT NULL DEFAULT 0', 'behalfSealed MEDIUMTEXT NULL'];

const tables = {
  public_case: `ticketId VARCHAR(26) NOT NULL PRIMARY KEY, state VARCHAR(16) NOT NULL, content MEDIUMTEXT NULL, reply MEDIUMTEXT NULL, at BIGINT NOT NULL, staffId VARCHAR(26) NULL,
    CONSTRAINT public_case_ticket FOREIGN KEY (ticketId) REFERENCES ticket(id)`,
  case_supporter: `ticketId VARCHAR(26) NOT NULL, citizenId VARCHAR(26) NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (ticketId, citizenId),
    CONSTRAINT case_supporter_case FOREIGN KEY (ticketId) REFERENCES public_case(ticketId), CONSTRAINT case_supporter_citizen FOREIGN KEY (citizenId) REFERENCES citizen(id)`,
};

const indexes = {
  public_case_standing: 'public_case (state, at, ticketId)',
  case_supporter_own: 'case_supporter (citizenId)',
};

/** What requesters allow of their requests, for whom they speak, and what is published. */
export class PublicCases1763801900000 implements MigrationInterface {
  readonly name = 'PublicCases1763801900000';

  async up(runner: QueryRunner): Promise<void> {
    for (const column of ticketColumns) await runner.query(`ALTER TABLE ticket ADD COLUMN ${column}`);
    await createTables(runner, tables);
    for (const [name, on] of Object.entries(indexes)) await runner.query(`CREATE INDEX ${name} ON ${on}`);
  }

  /** What requesters decided is kept. */
  down(): Promise<void> {
    return Promise.reject(new Error('what requesters decided about their requests cannot be undone'));
  }
}
