import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables } from './create-tables';

/** Citizens who are one person, how they were found to be, and what is left of one who was erased. */
export class Persons1763800600000 implements MigrationInterface {
  readonly name = 'Persons1763800600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE citizen ADD COLUMN person VARCHAR(26) NOT NULL DEFAULT ''");
    await runner.query('ALTER TABLE citizen ADD COLUMN erasedAt BIGINT NULL');
    await runner.query('UPDATE citizen SET person = id');
    await runner.query('CREATE INDEX citizen_person ON citizen (person, id)');
    await createTables(runner, {
      identity_join: `id VARCHAR(26) NOT NULL PRIMARY KEY, kept VARCHAR(26) NOT NULL, absorbed VARCHAR(26) NOT NULL, moved MEDIUMTEXT NOT NULL, via VARCHAR(16) NOT NULL,
        at BIGINT NOT NULL, undoneAt BIGINT NULL, undoneBy VARCHAR(26) NULL, undoReason VARCHAR(1000) NULL`,
    });
    await runner.query('CREATE INDEX identity_join_kept ON identity_join (kept, id)');
  }

  /** Who was one person cannot be forgotten without telling their requests apart wrongly. */
  down(): Promise<void> {
    return Promise.reject(new Error('persons cannot be undone'));
  }
}
