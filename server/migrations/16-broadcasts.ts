import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables } from './create-tables';

const tables = {
  broadcast: `id VARCHAR(26) NOT NULL PRIMARY KEY, idempotencyKey VARCHAR(64) NOT NULL, title VARCHAR(60) NOT NULL, body MEDIUMTEXT NOT NULL, mustRead BOOLEAN NOT NULL, recipients MEDIUMTEXT NOT NULL,
    addressedTo MEDIUMTEXT NOT NULL, sentTo INTEGER NOT NULL, knowledge MEDIUMTEXT NOT NULL, senderId VARCHAR(26) NOT NULL, senderName VARCHAR(50) NOT NULL, sentAt BIGINT NOT NULL, expiresAt BIGINT NOT NULL,
    supersedes VARCHAR(26) NULL, supersededBy VARCHAR(26) NULL, version INTEGER NOT NULL, updatedAt BIGINT NOT NULL, CONSTRAINT broadcast_key UNIQUE (senderId, idempotencyKey), CONSTRAINT broadcast_successor UNIQUE (supersedes),
    CONSTRAINT broadcast_sender FOREIGN KEY (senderId) REFERENCES staff(id)`,
  broadcast_receipt: `broadcastId VARCHAR(26) NOT NULL, staffId VARCHAR(26) NOT NULL, readAt BIGINT NOT NULL, PRIMARY KEY (broadcastId, staffId),
    CONSTRAINT broadcast_receipt_broadcast FOREIGN KEY (broadcastId) REFERENCES broadcast(id), CONSTRAINT broadcast_receipt_staff FOREIGN KEY (staffId) REFERENCES staff(id)`,
  staff_shift: 'staffId VARCHAR(26) NOT NULL, openedAt BIGINT NOT NULL, seenAt BIGINT NOT NULL, briefedAt BIGINT NULL, PRIMARY KEY (staffId, openedAt), CONSTRAINT staff_shift_staff FOREIGN KEY (staffId) REFERENCES staff(id)',
};

const indexes = { broadcast_expires: 'broadcast (expiresAt)', broadcast_updated: 'broadcast (updatedAt)', broadcast_receipt_read: 'broadcast_receipt (readAt)', staff_shift_seen: 'staff_shift (seenAt)' };

/** Broadcasts, who has read them, and when shifts ended. */
export class Broadcasts1763801600000 implements MigrationInterface {
  readonly name = 'Broadcasts1763801600000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
    for (const [name, on] of Object.entries(indexes)) await runner.query(`CREATE INDEX ${name} ON ${on}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(tables).reverse()) await runner.query(`DROP TABLE ${table}`);
  }
}
