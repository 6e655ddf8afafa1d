import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables } from './create-tables';

const tables = {
  audit_entry: `sequence BIGINT NOT NULL PRIMARY KEY, at BIGINT NOT NULL, actorId VARCHAR(26) NULL, staffNo VARCHAR(32) NOT NULL, name VARCHAR(50) NOT NULL,
    action VARCHAR(32) NOT NULL, object MEDIUMTEXT NOT NULL, detail MEDIUMTEXT NULL, reason VARCHAR(1000) NULL, result VARCHAR(16) NOT NULL, address VARCHAR(64) NOT NULL,
    previousHash VARCHAR(64) NOT NULL, hash VARCHAR(64) NOT NULL`,
  audit_head: 'id VARCHAR(16) NOT NULL PRIMARY KEY, sequence BIGINT NOT NULL, hash VARCHAR(64) NOT NULL',
  seat_batch: `id VARCHAR(26) NOT NULL PRIMARY KEY, name VARCHAR(100) NOT NULL, endsAt BIGINT NOT NULL, categories MEDIUMTEXT NOT NULL, areas MEDIUMTEXT NOT NULL,
    createdBy VARCHAR(26) NOT NULL, createdAt BIGINT NOT NULL, grantedBy VARCHAR(26) NULL, grantedAt BIGINT NULL, revokedBy VARCHAR(26) NULL, revokedAt BIGINT NULL`,
};

const columns = ['grantedAt BIGINT NULL', 'activationHash VARCHAR(64) NULL', 'activationUntil BIGINT NULL', 'usableUntil BIGINT NULL', 'seatBatch VARCHAR(26) NULL'];

const indexes = {
  audit_entry_newest: 'audit_entry (at, sequence)',
  audit_entry_action: 'audit_entry (action, at, sequence)',
  audit_entry_staff: 'audit_entry (staffNo, at, sequence)',
  staff_seats: 'staff (seatBatch, staffNo)',
};

/** The audit trail; accounts that somebody else must grant and their owner activates; temporary seats. */
export class Accounts1763801000000 implements MigrationInterface {
  readonly name = 'Accounts1763801000000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
    await runner.query("INSERT INTO audit_head (id, sequence, hash) VALUES ('chain', 0, '')");
    for (const column of columns) await runner.query(`ALTER TABLE staff ADD COLUMN ${column}`);
    await runner.query('UPDATE staff SET grantedAt = createdAt');
    await runner.query('CREATE UNIQUE INDEX staff_activation ON staff (activationHash)');
    for (const [name, on] of Object.entries(indexes)) await runner.query(`CREATE INDEX ${name} ON ${on}`);
  }

  /** An audit trail that can be taken away is none. */
  down(): Promise<void> {
    return Promise.reject(new Error('the audit trail cannot be undone'));
  }
}
