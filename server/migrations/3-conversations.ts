import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables } from './create-tables';

/** Voice messages beside pictures, and the telephone numbers of the districts. */
export class Conversations1763800300000 implements MigrationInterface {
  readonly name = 'Conversations1763800300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE attachment ADD COLUMN seconds INTEGER NULL');
    await runner.query('ALTER TABLE attachment ADD COLUMN transcriptSealed MEDIUMTEXT NULL');
    await createTables(runner, {
      area_telephone: 'area VARCHAR(64) NOT NULL, position INTEGER NOT NULL, name VARCHAR(100) NOT NULL, number VARCHAR(32) NOT NULL, PRIMARY KEY (area, position)',
    });
  }

  /** A voice without its length would be taken for a picture. */
  down(): Promise<void> {
    return Promise.reject(new Error('conversations cannot be undone'));
  }
}
