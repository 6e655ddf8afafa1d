import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables } from './create-tables';

const tables = {
  staff_totp: 'staffId VARCHAR(26) NOT NULL PRIMARY KEY, secretSealed VARCHAR(400) NOT NULL, lastStep BIGINT NOT NULL, createdAt BIGINT NOT NULL, CONSTRAINT staff_totp_owner FOREIGN KEY (staffId) REFERENCES staff(id)',
  staff_passkey: `id VARCHAR(26) NOT NULL PRIMARY KEY, staffId VARCHAR(26) NOT NULL, name VARCHAR(50) NOT NULL, credentialId MEDIUMTEXT NOT NULL, publicKey MEDIUMTEXT NOT NULL,
    counter BIGINT NOT NULL, createdAt BIGINT NOT NULL, usedAt BIGINT NULL, CONSTRAINT staff_passkey_owner FOREIGN KEY (staffId) REFERENCES staff(id)`,
  staff_recovery_code: 'staffId VARCHAR(26) NOT NULL, codeHash VARCHAR(64) NOT NULL, PRIMARY KEY (staffId, codeHash), CONSTRAINT staff_recovery_code_owner FOREIGN KEY (staffId) REFERENCES staff(id)',
  log_in_challenge: 'holder VARCHAR(64) NOT NULL, purpose VARCHAR(16) NOT NULL, value MEDIUMTEXT NOT NULL, expiresAt BIGINT NOT NULL, PRIMARY KEY (holder, purpose)',
  unknown_staff_no: 'staffNo VARCHAR(32) NOT NULL PRIMARY KEY, failedLogins INTEGER NOT NULL, lockedUntil BIGINT NULL, lastAt BIGINT NOT NULL',
};

const columns = { staff: ['passwordSetAt BIGINT NULL', 'formerPasswords MEDIUMTEXT NULL'], session: ['device VARCHAR(100) NULL', 'address VARCHAR(64) NULL'] };

/** Passwords that age, second factors, what a log-in under way waits for, and where a session comes from. */
export class LogIn1763800900000 implements MigrationInterface {
  readonly name = 'LogIn1763800900000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
    for (const [table, added] of Object.entries(columns)) for (const column of added) await runner.query(`ALTER TABLE ${table} ADD COLUMN ${column}`);
    // Every password up to now was given by an administrator; those of the demo city are never changed.
    await runner.query('UPDATE staff SET passwordSetAt = createdAt WHERE demo = 1');
    await runner.query('CREATE INDEX staff_passkey_owners ON staff_passkey (staffId)');
    await runner.query('CREATE INDEX session_principal ON session (kind, principalId)');
  }

  /** Without their second factors accounts would stand open. */
  down(): Promise<void> {
    return Promise.reject(new Error('second factors cannot be undone'));
  }
}
