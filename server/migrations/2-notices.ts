import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables } from './create-tables';

/** Notices one at a time per person and in the order of a ticket, consents told by two sources, and 待电话告知. */
export class Notices1763800200000 implements MigrationInterface {
  readonly name = 'Notices1763800200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const column of ['position INTEGER NOT NULL DEFAULT 0', 'attempt INTEGER NOT NULL DEFAULT 0', 'lane VARCHAR(64) NULL']) {
      await runner.query(`ALTER TABLE notice ADD COLUMN ${column}`);
    }
    for (const column of ['ahead INTEGER NOT NULL DEFAULT 0', 'aheadAt BIGINT NOT NULL DEFAULT 0', 'lastPush VARCHAR(64) NULL']) {
      await runner.query(`ALTER TABLE notice_consent ADD COLUMN ${column}`);
    }
    await createTables(runner, {
      call_back_task: `id VARCHAR(26) NOT NULL PRIMARY KEY, ticketId VARCHAR(26) NOT NULL, kind VARCHAR(16) NOT NULL, reason VARCHAR(16) NOT NULL, openFor VARCHAR(26) NULL,
        createdAt BIGINT NOT NULL, doneAt BIGINT NULL, doneBy VARCHAR(26) NULL,
        CONSTRAINT call_back_once UNIQUE (openFor), CONSTRAINT call_back_ticket FOREIGN KEY (ticketId) REFERENCES ticket(id)`,
    });
    await runner.query('CREATE UNIQUE INDEX notice_lane ON notice (lane)');
    await runner.query('CREATE INDEX notice_of_ticket ON notice (ticketId, position)');
    await runner.query('CREATE INDEX notice_unproven ON notice (openid, state)');
    await runner.query('CREATE INDEX notice_delivery_at ON notice_delivery (at)');
    await runner.query('CREATE INDEX call_back_open ON call_back_task (doneAt, createdAt, id)');
  }

  /** What has been told, or waits to be, cannot be taken back. */
  down(): Promise<void> {
    return Promise.reject(new Error('notices cannot be undone'));
  }
}
