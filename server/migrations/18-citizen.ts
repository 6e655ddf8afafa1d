import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables } from './create-tables';

const tables = {
  data_copy: 'tokenHash VARCHAR(64) NOT NULL PRIMARY KEY, citizenId VARCHAR(26) NOT NULL, format VARCHAR(8) NOT NULL, expiresAt BIGINT NOT NULL, CONSTRAINT data_copy_citizen FOREIGN KEY (citizenId) REFERENCES citizen(id)',
};

/** Links by which citizens fetch a copy of what is known of them. */
export class Citizen1763801800000 implements MigrationInterface {
  readonly name = 'Citizen1763801800000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(tables).reverse()) await runner.query(`DROP TABLE ${table}`);
  }
}
