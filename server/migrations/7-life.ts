import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables } from './create-tables';

/** What the whole life of a ticket needs beside the first round trip. Each is one portable ALTER: SQLite adds one column at a time. */
const ticketColumns = [
  'ruleVersion INTEGER NOT NULL DEFAULT 1',
  "needs VARCHAR(300) NOT NULL DEFAULT '[]'",
  'confidential BOOLEAN NOT NULL DEFAULT 0',
  'accusedDepartment VARCHAR(64) NULL',
  "involved VARCHAR(1000) NOT NULL DEFAULT '[]'",
  'delegatedTo VARCHAR(64) NULL',
  'transfers INTEGER NOT NULL DEFAULT 0',
  'sendBacks INTEGER NOT NULL DEFAULT 0',
  'arbitration BOOLEAN NOT NULL DEFAULT 0',
  'infoRequests INTEGER NOT NULL DEFAULT 0',
  'extensionPending BOOLEAN NOT NULL DEFAULT 0',
  'longCycle BOOLEAN NOT NULL DEFAULT 0',
  'supervisionLevel INTEGER NOT NULL DEFAULT 0',
  'heldState VARCHAR(16) NULL',
  'mergedState VARCHAR(16) NULL',
  'mergedInto VARCHAR(26) NULL',
  'parentId VARCHAR(26) NULL',
  'finalReply MEDIUMTEXT NULL',
  'finalBy VARCHAR(26) NULL',
  'finalSignedBy VARCHAR(50) NULL',
  'yellowAt BIGINT NULL',
];

const tables = {
  ticket_assignment: `id VARCHAR(26) NOT NULL PRIMARY KEY, ticketId VARCHAR(26) NOT NULL, round INTEGER NOT NULL, part VARCHAR(16) NOT NULL, department VARCHAR(64) NOT NULL,
    reason VARCHAR(1000) NULL, assignedBy VARCHAR(26) NULL, at BIGINT NOT NULL, endedAt BIGINT NULL, reply MEDIUMTEXT NULL, repliedBy VARCHAR(26) NULL, repliedAt BIGINT NULL,
    CONSTRAINT assignment_ticket FOREIGN KEY (ticketId) REFERENCES ticket(id), CONSTRAINT assignment_department FOREIGN KEY (department) REFERENCES department(code)`,
  send_back: `id VARCHAR(26) NOT NULL PRIMARY KEY, ticketId VARCHAR(26) NOT NULL, round INTEGER NOT NULL, department VARCHAR(64) NOT NULL, basis VARCHAR(1000) NOT NULL,
    reference VARCHAR(300) NOT NULL, filedBy VARCHAR(26) NOT NULL, at BIGINT NOT NULL, decision VARCHAR(16) NULL, decidedBy VARCHAR(26) NULL, decidedAt BIGINT NULL,
    toDepartment VARCHAR(64) NULL, reason VARCHAR(1000) NULL, CONSTRAINT send_back_ticket FOREIGN KEY (ticketId) REFERENCES ticket(id)`,
  extension: `id VARCHAR(26) NOT NULL PRIMARY KEY, ticketId VARCHAR(26) NOT NULL, round INTEGER NOT NULL, workdays INTEGER NOT NULL, longCycle BOOLEAN NOT NULL, reason VARCHAR(1000) NOT NULL,
    requestedBy VARCHAR(26) NOT NULL, at BIGINT NOT NULL, decision VARCHAR(16) NULL, decidedBy VARCHAR(26) NULL, decidedAt BIGINT NULL, explanation VARCHAR(1000) NULL,
    CONSTRAINT extension_ticket FOREIGN KEY (ticketId) REFERENCES ticket(id)`,
  ticket_message: `id VARCHAR(26) NOT NULL PRIMARY KEY, ticketId VARCHAR(26) NOT NULL, kind VARCHAR(16) NOT NULL, text MEDIUMTEXT NOT NULL, authorKind VARCHAR(16) NOT NULL,
    authorId VARCHAR(26) NULL, at BIGINT NOT NULL, CONSTRAINT message_ticket FOREIGN KEY (ticketId) REFERENCES ticket(id)`,
  supervision_order: `id VARCHAR(26) NOT NULL PRIMARY KEY, orderNo VARCHAR(20) NOT NULL, ticketId VARCHAR(26) NOT NULL, level INTEGER NOT NULL, demand VARCHAR(1000) NOT NULL, dueAt BIGINT NOT NULL,
    issuedBy VARCHAR(26) NULL, at BIGINT NOT NULL, CONSTRAINT supervision_number UNIQUE (orderNo), CONSTRAINT supervision_ticket FOREIGN KEY (ticketId) REFERENCES ticket(id)`,
  ticket_claim: `ticketId VARCHAR(26) NOT NULL PRIMARY KEY, staffId VARCHAR(26) NOT NULL, at BIGINT NOT NULL, seenAt BIGINT NOT NULL,
    CONSTRAINT claim_ticket FOREIGN KEY (ticketId) REFERENCES ticket(id)`,
  lead_call: `id VARCHAR(26) NOT NULL PRIMARY KEY, ticketId VARCHAR(26) NOT NULL, outcome VARCHAR(16) NOT NULL, person VARCHAR(50) NULL, note VARCHAR(1000) NOT NULL,
    staffId VARCHAR(26) NOT NULL, at BIGINT NOT NULL, CONSTRAINT lead_call_ticket FOREIGN KEY (ticketId) REFERENCES ticket(id)`,
};

const indexes = {
  ticket_merged: 'ticket (mergedInto, id)',
  ticket_parent: 'ticket (parentId)',
  ticket_delegate: 'ticket (delegatedTo, state, dueAt, id)',
  ticket_extension: 'ticket (extensionPending, state, dueAt, id)',
  ticket_final: 'ticket (finalBy)',
  ticket_clock_provisional: 'ticket_clock (provisional, ticketId)',
  assignment_of_ticket: 'ticket_assignment (ticketId)',
  assignment_at_department: 'ticket_assignment (department, part, endedAt, ticketId)',
  send_back_of_ticket: 'send_back (ticketId)',
  extension_of_ticket: 'extension (ticketId)',
  message_of_ticket: 'ticket_message (ticketId)',
  supervision_of_ticket: 'supervision_order (ticketId)',
  lead_call_of_ticket: 'lead_call (ticketId)',
  claim_of_staff: 'ticket_claim (staffId)',
  claim_seen: 'ticket_claim (seenAt)',
};

/** The whole life of a ticket: assignments, send-backs, extensions, supervision, groups and parts. */
export class Life1763800700000 implements MigrationInterface {
  readonly name = 'Life1763800700000';

  async up(runner: QueryRunner): Promise<void> {
    for (const column of ticketColumns) await runner.query(`ALTER TABLE ticket ADD COLUMN ${column}`);
    await runner.query('ALTER TABLE ticket_clock ADD COLUMN yellowAt BIGINT NOT NULL DEFAULT 0');
    await runner.query('ALTER TABLE ticket_clock ADD COLUMN extendedWorkdays INTEGER NOT NULL DEFAULT 0');
    await runner.query('UPDATE ticket_clock SET yellowAt = dueAt - (dueAt - startedAt) / 5');
    await runner.query('ALTER TABLE attachment ADD COLUMN staffId VARCHAR(26) NULL');
    await createTables(runner, tables);
    for (const [name, on] of Object.entries(indexes)) await runner.query(`CREATE INDEX ${name} ON ${on}`);
  }

  /** What was done with tickets is kept. */
  down(): Promise<void> {
    return Promise.reject(new Error('the life of tickets cannot be undone'));
  }
}
