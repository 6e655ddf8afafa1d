import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A poster that has been taken down is marked so. */
export class RetiredCodes1763802300000 implements MigrationInterface {
  readonly name = 'RetiredCodes1763802300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE qr_code ADD COLUMN retiredAt BIGINT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE qr_code DROP COLUMN retiredAt');
  }
}
