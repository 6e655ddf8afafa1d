import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables } from './create-tables';

const tables = {
  feedback: `id VARCHAR(26) NOT NULL PRIMARY KEY, citizenId VARCHAR(26) NOT NULL, idempotencyKey VARCHAR(64) NOT NULL, kind VARCHAR(16) NOT NULL, channel VARCHAR(24) NOT NULL, opinionSealed MEDIUMTEXT NOT NULL,
    mayCall BOOLEAN NOT NULL, at BIGINT NOT NULL, state VARCHAR(16) NOT NULL, answerSealed MEDIUMTEXT NULL, settledBy VARCHAR(26) NULL, settledAt BIGINT NULL, CONSTRAINT feedback_once UNIQUE (citizenId, idempotencyKey),
    CONSTRAINT feedback_citizen FOREIGN KEY (citizenId) REFERENCES citizen(id), CONSTRAINT feedback_staff FOREIGN KEY (settledBy) REFERENCES staff(id)`,
};

const indexes = {
  feedback_newest: 'feedback (at, id)',
  feedback_standing: 'feedback (state, at, id)',
  feedback_kind: 'feedback (kind, at, id)',
};

/** 意见反馈: what citizens think of the service itself. */
export class Feedback1763802200000 implements MigrationInterface {
  readonly name = 'Feedback1763802200000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
    for (const [name, on] of Object.entries(indexes)) await runner.query(`CREATE INDEX ${name} ON ${on}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(tables).reverse()) await runner.query(`DROP TABLE ${table}`);
  }
}
