import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables } from './create-tables';

const platform = {
  session: 'tokenHash VARCHAR(64) NOT NULL PRIMARY KEY, kind VARCHAR(16) NOT NULL, principalId VARCHAR(26) NOT NULL, origin VARCHAR(32) NOT NULL, openedAt BIGINT NOT NULL, seenAt BIGINT NOT NULL',
  outbox: `id VARCHAR(26) NOT NULL PRIMARY KEY, eventId VARCHAR(26) NOT NULL, topic VARCHAR(64) NOT NULL, subscriber VARCHAR(64) NOT NULL, payload MEDIUMTEXT NOT NULL,
    state VARCHAR(8) NOT NULL, attempts INTEGER NOT NULL, nextAt BIGINT NOT NULL, leaseUntil BIGINT NULL, leaseTag VARCHAR(26) NULL, lastError VARCHAR(500) NULL,
    CONSTRAINT outbox_once UNIQUE (eventId, subscriber)`,
  job_lease: 'name VARCHAR(64) NOT NULL PRIMARY KEY, holder VARCHAR(26) NOT NULL, leaseUntil BIGINT NOT NULL',
  wechat_push: `\`key\` VARCHAR(64) NOT NULL PRIMARY KEY, appid VARCHAR(32) NOT NULL, state VARCHAR(8) NOT NULL, claimId VARCHAR(26) NOT NULL, attempts INTEGER NOT NULL,
    dueAt BIGINT NOT NULL, message MEDIUMTEXT NULL, reply MEDIUMTEXT NULL, receivedAt BIGINT NOT NULL`,
  wechat_token: 'appid VARCHAR(32) NOT NULL PRIMARY KEY, token VARCHAR(1024) NOT NULL, expiresAt BIGINT NOT NULL, askedAt BIGINT NOT NULL',
};

const city = {
  city_profile: 'id VARCHAR(16) NOT NULL PRIMARY KEY, profile MEDIUMTEXT NOT NULL',
  area: 'code VARCHAR(64) NOT NULL PRIMARY KEY, name VARCHAR(100) NOT NULL, parent VARCHAR(64) NULL, position INTEGER NOT NULL',
  category: 'code VARCHAR(64) NOT NULL PRIMARY KEY, name VARCHAR(100) NOT NULL, parent VARCHAR(64) NULL, position INTEGER NOT NULL',
  department: `code VARCHAR(64) NOT NULL PRIMARY KEY, name VARCHAR(100) NOT NULL, kind VARCHAR(16) NOT NULL, parent VARCHAR(64) NULL, accepts VARCHAR(300) NOT NULL,
    aliases MEDIUMTEXT NOT NULL, position INTEGER NOT NULL`,
  dispatch_rule: `id VARCHAR(26) NOT NULL PRIMARY KEY, category VARCHAR(64) NOT NULL, area VARCHAR(64) NULL, department VARCHAR(64) NOT NULL, note VARCHAR(300) NOT NULL,
    CONSTRAINT dispatch_rule_department FOREIGN KEY (department) REFERENCES department(code)`,
  calendar_day: 'day VARCHAR(10) NOT NULL PRIMARY KEY, workday BOOLEAN NOT NULL, name VARCHAR(50) NOT NULL',
  calendar_year: 'year INTEGER NOT NULL PRIMARY KEY',
};

const people = {
  staff: `id VARCHAR(26) NOT NULL PRIMARY KEY, staffNo VARCHAR(32) NOT NULL, name VARCHAR(50) NOT NULL, role VARCHAR(32) NOT NULL, department VARCHAR(64) NULL,
    passwordHash VARCHAR(200) NOT NULL, failedLogins INTEGER NOT NULL, lockedUntil BIGINT NULL, disabled BOOLEAN NOT NULL, demo BOOLEAN NOT NULL, createdAt BIGINT NOT NULL,
    CONSTRAINT staff_number UNIQUE (staffNo), CONSTRAINT staff_department FOREIGN KEY (department) REFERENCES department(code)`,
  citizen: 'id VARCHAR(26) NOT NULL PRIMARY KEY, phoneSealed MEDIUMTEXT NULL, createdAt BIGINT NOT NULL',
  citizen_identity: `kind VARCHAR(16) NOT NULL, subject VARCHAR(64) NOT NULL, citizenId VARCHAR(26) NOT NULL, follows BOOLEAN NOT NULL, createdAt BIGINT NOT NULL,
    PRIMARY KEY (kind, subject), CONSTRAINT citizen_identity_citizen FOREIGN KEY (citizenId) REFERENCES citizen(id)`,
  notice_consent: `citizenId VARCHAR(26) NOT NULL, kind VARCHAR(16) NOT NULL, remaining INTEGER NOT NULL, PRIMARY KEY (citizenId, kind),
    CONSTRAINT notice_consent_citizen FOREIGN KEY (citizenId) REFERENCES citizen(id)`,
};

const knowledge = {
  knowledge: `id VARCHAR(26) NOT NULL PRIMARY KEY, kind VARCHAR(16) NOT NULL, title VARCHAR(200) NOT NULL, body MEDIUMTEXT NOT NULL, questions MEDIUMTEXT NOT NULL,
    source VARCHAR(200) NOT NULL, documentNo VARCHAR(100) NULL, department VARCHAR(64) NOT NULL, categories MEDIUMTEXT NOT NULL, areas MEDIUMTEXT NOT NULL,
    effectiveFrom VARCHAR(10) NOT NULL, effectiveTo VARCHAR(10) NULL, replacedBy VARCHAR(26) NULL, version INTEGER NOT NULL, updatedAt BIGINT NOT NULL`,
};

const tickets = {
  ticket: `id VARCHAR(26) NOT NULL PRIMARY KEY, ticketNo VARCHAR(15) NOT NULL, channel VARCHAR(32) NOT NULL, content MEDIUMTEXT NOT NULL, requesterId VARCHAR(26) NULL,
    contactNameSealed MEDIUMTEXT NULL, contactPhoneSealed MEDIUMTEXT NOT NULL, addressSealed MEDIUMTEXT NULL, consentVersion VARCHAR(20) NULL,
    submitter VARCHAR(80) NOT NULL, idempotencyKey VARCHAR(64) NOT NULL, bodyHash VARCHAR(64) NOT NULL, createdAt BIGINT NOT NULL,
    requestType VARCHAR(16) NOT NULL, urgency VARCHAR(16) NOT NULL, category VARCHAR(64) NULL, area VARCHAR(64) NULL, state VARCHAR(16) NOT NULL, leadDepartment VARCHAR(64) NULL,
    round INTEGER NOT NULL, dueAt BIGINT NULL, draftReply MEDIUMTEXT NULL, resolutionBy VARCHAR(26) NULL, reply MEDIUMTEXT NULL, repliedAt BIGINT NULL,
    solution VARCHAR(16) NULL, satisfaction VARCHAR(32) NULL, ratingReason VARCHAR(1000) NULL, ratedBy VARCHAR(16) NULL, ratedAt BIGINT NULL,
    version INTEGER NOT NULL, updatedAt BIGINT NOT NULL,
    CONSTRAINT ticket_number UNIQUE (ticketNo), CONSTRAINT ticket_once UNIQUE (submitter, idempotencyKey),
    CONSTRAINT ticket_requester FOREIGN KEY (requesterId) REFERENCES citizen(id), CONSTRAINT ticket_lead FOREIGN KEY (leadDepartment) REFERENCES department(code)`,
  timeline_event: `id VARCHAR(26) NOT NULL PRIMARY KEY, ticketId VARCHAR(26) NOT NULL, version INTEGER NOT NULL, action VARCHAR(32) NOT NULL, actorKind VARCHAR(16) NOT NULL,
    actorId VARCHAR(26) NULL, at BIGINT NOT NULL, reason VARCHAR(1000) NULL, detail MEDIUMTEXT NULL, \`before\` MEDIUMTEXT NOT NULL, \`after\` MEDIUMTEXT NOT NULL,
    CONSTRAINT timeline_order UNIQUE (ticketId, version), CONSTRAINT timeline_ticket FOREIGN KEY (ticketId) REFERENCES ticket(id)`,
  ticket_clock: `id VARCHAR(26) NOT NULL PRIMARY KEY, ticketId VARCHAR(26) NOT NULL, kind VARCHAR(16) NOT NULL, round INTEGER NOT NULL, startedAt BIGINT NOT NULL, dueAt BIGINT NOT NULL,
    workdays INTEGER NULL, provisional BOOLEAN NOT NULL, pausedMs BIGINT NOT NULL, pausedAt BIGINT NULL, metAt BIGINT NULL, stoppedAt BIGINT NULL,
    CONSTRAINT clock_ticket FOREIGN KEY (ticketId) REFERENCES ticket(id)`,
  contact_attempt: `id VARCHAR(26) NOT NULL PRIMARY KEY, ticketId VARCHAR(26) NOT NULL, round INTEGER NOT NULL, method VARCHAR(16) NOT NULL, outcome VARCHAR(16) NOT NULL,
    note VARCHAR(1000) NOT NULL, staffId VARCHAR(26) NOT NULL, at BIGINT NOT NULL, CONSTRAINT contact_ticket FOREIGN KEY (ticketId) REFERENCES ticket(id)`,
  reveal: `id VARCHAR(26) NOT NULL PRIMARY KEY, ticketId VARCHAR(26) NOT NULL, staffId VARCHAR(26) NOT NULL, reason VARCHAR(1000) NOT NULL, at BIGINT NOT NULL,
    CONSTRAINT reveal_ticket FOREIGN KEY (ticketId) REFERENCES ticket(id)`,
  attachment: `id VARCHAR(26) NOT NULL PRIMARY KEY, ticketId VARCHAR(26) NULL, citizenId VARCHAR(26) NOT NULL, mime VARCHAR(32) NOT NULL, bytes INTEGER NOT NULL, width INTEGER NOT NULL,
    height INTEGER NOT NULL, createdAt BIGINT NOT NULL, CONSTRAINT attachment_ticket FOREIGN KEY (ticketId) REFERENCES ticket(id)`,
};

const talk = {
  conversation: 'openid VARCHAR(64) NOT NULL PRIMARY KEY, step VARCHAR(16) NOT NULL, talkSealed MEDIUMTEXT NOT NULL, lastPush VARCHAR(64) NULL, updatedAt BIGINT NOT NULL',
  notice: `eventId VARCHAR(26) NOT NULL PRIMARY KEY, ticketId VARCHAR(26) NOT NULL, citizenId VARCHAR(26) NOT NULL, kind VARCHAR(16) NOT NULL, channel VARCHAR(16) NOT NULL,
    state VARCHAR(16) NOT NULL, openid VARCHAR(64) NULL, templateId VARCHAR(64) NULL, messageId VARCHAR(64) NULL, startedAt BIGINT NOT NULL, sentAt BIGINT NULL,
    CONSTRAINT notice_ticket FOREIGN KEY (ticketId) REFERENCES ticket(id)`,
  notice_delivery: 'messageId VARCHAR(64) NOT NULL PRIMARY KEY, openid VARCHAR(64) NOT NULL, templateId VARCHAR(64) NOT NULL, delivered BOOLEAN NOT NULL, at BIGINT NOT NULL',
};

/** Index name → table and columns. Every list a person waits for has one. */
const indexes = {
  session_seen: 'session (kind, seenAt)',
  outbox_due: 'outbox (state, nextAt, id)',
  wechat_push_due: 'wechat_push (appid, state, dueAt)',
  wechat_push_received: 'wechat_push (receivedAt)',
  area_parent: 'area (parent, position)',
  dispatch_rule_category: 'dispatch_rule (category)',
  citizen_identity_citizen: 'citizen_identity (citizenId, kind)',
  knowledge_updated: 'knowledge (updatedAt)',
  ticket_desk: 'ticket (state, dueAt, id)',
  ticket_department: 'ticket (leadDepartment, state, dueAt, id)',
  ticket_requester_newest: 'ticket (requesterId, createdAt, id)',
  ticket_newest: 'ticket (createdAt, id)',
  ticket_updated: 'ticket (updatedAt)',
  clock_of_ticket: 'ticket_clock (ticketId)',
  contact_of_ticket: 'contact_attempt (ticketId, round)',
  attachment_of_ticket: 'attachment (ticketId)',
  attachment_loose: 'attachment (citizenId, ticketId)',
  notice_message: 'notice (messageId)',
  notice_delivery_proof: 'notice_delivery (openid, templateId, at)',
};

/** The first schema: everything the round trip of one request needs. */
export class Opening1763700000000 implements MigrationInterface {
  readonly name = 'Opening1763700000000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, { ...platform, ...city, ...people, ...knowledge, ...tickets, ...talk });
    for (const [name, on] of Object.entries(indexes)) await runner.query(`CREATE INDEX ${name} ON ${on}`);
  }

  /** There is nothing before the first schema. */
  down(): Promise<void> {
    return Promise.reject(new Error('the first migration cannot be undone'));
  }
}
