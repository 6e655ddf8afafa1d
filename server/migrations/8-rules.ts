import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables } from './create-tables';

const tables = {
  rule_version: `version INTEGER NOT NULL PRIMARY KEY, effectiveFrom BIGINT NOT NULL, rules MEDIUMTEXT NOT NULL, note VARCHAR(500) NOT NULL, staffId VARCHAR(26) NULL,
    createdAt BIGINT NOT NULL, withdrawnAt BIGINT NULL, withdrawnBy VARCHAR(26) NULL`,
  reply_template: `id VARCHAR(26) NOT NULL PRIMARY KEY, title VARCHAR(100) NOT NULL, body MEDIUMTEXT NOT NULL, requestTypes MEDIUMTEXT NOT NULL, states MEDIUMTEXT NOT NULL,
    categories MEDIUMTEXT NOT NULL, version INTEGER NOT NULL, editedAt BIGINT NOT NULL, editedBy VARCHAR(26) NULL, retiredAt BIGINT NULL`,
};

/** Columns added to tables there were; null is what an older row means. */
const additions = {
  department: ['retiredAt BIGINT NULL'],
  category: ['retiredAt BIGINT NULL'],
  dispatch_rule: ['validFrom BIGINT NOT NULL DEFAULT 0', 'validTo BIGINT NULL'],
  calendar_year: ['publishedAt BIGINT NULL', 'publishedBy VARCHAR(26) NULL'],
};

/** Rules in versions, reply templates, and what an administrator may end: departments, categories, dispatch rules. */
export class Rules1763800800000 implements MigrationInterface {
  readonly name = 'Rules1763800800000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
    for (const [table, columns] of Object.entries(additions)) for (const column of columns) await runner.query(`ALTER TABLE ${table} ADD COLUMN ${column}`);
  }

  /** Tickets name the version they were born under. */
  down(): Promise<void> {
    return Promise.reject(new Error('rules cannot be undone'));
  }
}
