import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables } from './create-tables';

const tables = {
  ticket_contact_key: `ticketId VARCHAR(26) NOT NULL PRIMARY KEY, keyHash VARCHAR(64) NOT NULL, CONSTRAINT contact_key_ticket FOREIGN KEY (ticketId) REFERENCES ticket(id)`,
  ticket_part: `department VARCHAR(64) NOT NULL, createdAt BIGINT NOT NULL, ticketId VARCHAR(26) NOT NULL, PRIMARY KEY (department, createdAt, ticketId),
    CONSTRAINT part_ticket FOREIGN KEY (ticketId) REFERENCES ticket(id)`,
  saved_view: `id VARCHAR(26) NOT NULL PRIMARY KEY, ownerId VARCHAR(26) NOT NULL, name VARCHAR(30) NOT NULL, filter MEDIUMTEXT NOT NULL, sharedWith VARCHAR(32) NULL,
    position INTEGER NOT NULL, createdAt BIGINT NOT NULL, CONSTRAINT saved_view_owner FOREIGN KEY (ownerId) REFERENCES staff(id)`,
  list_layout: 'staffId VARCHAR(26) NOT NULL PRIMARY KEY, columns MEDIUMTEXT NOT NULL, CONSTRAINT list_layout_staff FOREIGN KEY (staffId) REFERENCES staff(id)',
  bulk_job: `id VARCHAR(26) NOT NULL PRIMARY KEY, staffId VARCHAR(26) NOT NULL, address VARCHAR(64) NOT NULL, work MEDIUMTEXT NOT NULL, phase VARCHAR(16) NOT NULL, total INTEGER NOT NULL,
    createdAt BIGINT NOT NULL, finishedAt BIGINT NULL, CONSTRAINT bulk_job_staff FOREIGN KEY (staffId) REFERENCES staff(id)`,
  bulk_row: `jobId VARCHAR(26) NOT NULL, position INTEGER NOT NULL, ticketId VARCHAR(26) NOT NULL, ticketNo VARCHAR(15) NOT NULL, ticketVersion INTEGER NOT NULL,
    trial VARCHAR(64) NULL, outcome VARCHAR(64) NULL, PRIMARY KEY (jobId, position), CONSTRAINT bulk_row_job FOREIGN KEY (jobId) REFERENCES bulk_job(id)`,
};

/** A list is read along one of these, in its order, and stops: no count of tickets makes it longer. */
const indexes = {
  ticket_category_newest: 'ticket (category, createdAt, id)',
  ticket_area_newest: 'ticket (area, createdAt, id)',
  ticket_department_newest: 'ticket (leadDepartment, createdAt, id)',
  ticket_state_newest: 'ticket (state, createdAt, id)',
  ticket_urgency_newest: 'ticket (urgency, createdAt, id)',
  ticket_urgency_desk: 'ticket (urgency, state, dueAt, id)',
  ticket_round_newest: 'ticket (round, createdAt, id)',
  ticket_supervision_newest: 'ticket (supervisionLevel, createdAt, id)',
  ticket_due: 'ticket (dueAt, id)',
  ticket_department_due: 'ticket (leadDepartment, dueAt, id)',
  contact_key_tickets: 'ticket_contact_key (keyHash, ticketId)',
  saved_view_owner: 'saved_view (ownerId, position)',
  saved_view_shared: 'saved_view (sharedWith, position)',
  bulk_job_staff: 'bulk_job (staffId, createdAt)',
};

/** Lists of a million tickets, the views people keep of them, and one action on many tickets. */
export class Lists1763801100000 implements MigrationInterface {
  readonly name = 'Lists1763801100000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
    for (const [name, on] of Object.entries(indexes)) await runner.query(`CREATE INDEX ${name} ON ${on}`);
  }

  /** Results of what was done to many tickets are kept. */
  down(): Promise<void> {
    return Promise.reject(new Error('lists cannot be undone'));
  }
}
