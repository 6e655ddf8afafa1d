import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables } from './create-tables';

const tables = {
  blocklist_entry: `id VARCHAR(26) NOT NULL PRIMARY KEY, subject VARCHAR(80) NOT NULL, phoneSealed MEDIUMTEXT NULL, ticketNo VARCHAR(15) NULL, reason VARCHAR(16) NOT NULL, facts MEDIUMTEXT NOT NULL,
    effect VARCHAR(16) NOT NULL, perDay INTEGER NULL, endsAt BIGINT NOT NULL, state VARCHAR(16) NOT NULL, enteredBy VARCHAR(26) NOT NULL, enteredAt BIGINT NOT NULL, decidedBy VARCHAR(26) NULL,
    decidedAt BIGINT NULL, liftedBy VARCHAR(26) NULL, liftReason VARCHAR(1000) NULL, CONSTRAINT blocklist_entry_staff FOREIGN KEY (enteredBy) REFERENCES staff(id)`,
  blocklist_day: `entryId VARCHAR(26) NOT NULL, day VARCHAR(10) NOT NULL, taken INTEGER NOT NULL, PRIMARY KEY (entryId, day),
    CONSTRAINT blocklist_day_entry FOREIGN KEY (entryId) REFERENCES blocklist_entry(id)`,
  blocklist_appeal: `id VARCHAR(26) NOT NULL PRIMARY KEY, entryId VARCHAR(26) NOT NULL, openFor VARCHAR(26) NULL UNIQUE, citizenId VARCHAR(26) NOT NULL, text MEDIUMTEXT NOT NULL, at BIGINT NOT NULL,
    granted BOOLEAN NULL, explanation VARCHAR(1000) NULL, decidedBy VARCHAR(26) NULL, CONSTRAINT blocklist_appeal_entry FOREIGN KEY (entryId) REFERENCES blocklist_entry(id)`,
  abuse_note: `id VARCHAR(26) NOT NULL PRIMARY KEY, subject VARCHAR(80) NOT NULL, ticketId VARCHAR(26) NOT NULL, ticketNo VARCHAR(15) NOT NULL, grade VARCHAR(16) NOT NULL, note MEDIUMTEXT NOT NULL,
    staffId VARCHAR(26) NOT NULL, at BIGINT NOT NULL, CONSTRAINT abuse_note_ticket FOREIGN KEY (ticketId) REFERENCES ticket(id)`,
  ticket_origin: `ticketId VARCHAR(26) NOT NULL PRIMARY KEY, source VARCHAR(30) NOT NULL, oldNumber VARCHAR(64) NOT NULL, CONSTRAINT ticket_origin_ticket FOREIGN KEY (ticketId) REFERENCES ticket(id)`,
  ticket_import: `id VARCHAR(26) NOT NULL PRIMARY KEY, staffId VARCHAR(26) NOT NULL, address VARCHAR(64) NOT NULL, source VARCHAR(30) NOT NULL, phase VARCHAR(16) NOT NULL, total INTEGER NOT NULL,
    createdAt BIGINT NOT NULL, finishedAt BIGINT NULL, CONSTRAINT ticket_import_staff FOREIGN KEY (staffId) REFERENCES staff(id)`,
  ticket_import_row: `importId VARCHAR(26) NOT NULL, line INTEGER NOT NULL, oldNumber VARCHAR(64) NOT NULL, contentSealed MEDIUMTEXT NULL, faults MEDIUMTEXT NOT NULL, outcome VARCHAR(16) NOT NULL,
    ticketNo VARCHAR(15) NULL, PRIMARY KEY (importId, line), CONSTRAINT ticket_import_of_row FOREIGN KEY (importId) REFERENCES ticket_import(id)`,
  contact_request: `id VARCHAR(26) NOT NULL PRIMARY KEY, ticketId VARCHAR(26) NOT NULL, staffId VARCHAR(26) NOT NULL, openFor VARCHAR(26) NULL UNIQUE, createdAt BIGINT NOT NULL,
    doneAt BIGINT NULL, doneBy VARCHAR(26) NULL, CONSTRAINT contact_request_ticket FOREIGN KEY (ticketId) REFERENCES ticket(id)`,
};

const indexes = {
  blocklist_entry_subject: 'blocklist_entry (subject, state)',
  blocklist_entry_newest: 'blocklist_entry (enteredAt, id)',
  blocklist_appeal_entry: 'blocklist_appeal (entryId, id)',
  abuse_note_subject: 'abuse_note (subject, at)',
  abuse_note_at: 'abuse_note (at)',
  ticket_origin_number: 'ticket_origin (oldNumber, ticketId)',
  ticket_import_newest: 'ticket_import (createdAt, id)',
  ticket_import_row_outcome: 'ticket_import_row (importId, outcome, line)',
  contact_request_open: 'contact_request (doneAt, createdAt)',
};

/** The list of misuse, tickets of a former system, and calls the hotline makes for others. */
export class Blocklist1763801400000 implements MigrationInterface {
  readonly name = 'Blocklist1763801400000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
    for (const [name, on] of Object.entries(indexes)) await runner.query(`CREATE INDEX ${name} ON ${on}`);
  }

  /** Decisions about people, and where a ticket comes from, are kept. */
  down(): Promise<void> {
    return Promise.reject(new Error('the blocklist cannot be undone'));
  }
}
