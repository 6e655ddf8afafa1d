import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables } from './create-tables';

const tables = {
  account_menu: `id VARCHAR(16) NOT NULL PRIMARY KEY, buttons MEDIUMTEXT NOT NULL, version INTEGER NOT NULL, editedAt BIGINT NULL, editedBy VARCHAR(26) NULL,
    published MEDIUMTEXT NULL, publishedAt BIGINT NULL, publishedBy VARCHAR(26) NULL`,
  qr_code: `id VARCHAR(26) NOT NULL PRIMARY KEY, name VARCHAR(100) NOT NULL, purpose VARCHAR(300) NOT NULL, area VARCHAR(64) NULL, department VARCHAR(64) NULL,
    ticket VARCHAR(300) NOT NULL, createdBy VARCHAR(26) NOT NULL, createdAt BIGINT NOT NULL, CONSTRAINT qr_code_department FOREIGN KEY (department) REFERENCES department(code)`,
  qr_scan: `pushKey VARCHAR(64) NOT NULL PRIMARY KEY, qrCode VARCHAR(26) NOT NULL, day VARCHAR(10) NOT NULL, followed BOOLEAN NOT NULL,
    CONSTRAINT qr_scan_code FOREIGN KEY (qrCode) REFERENCES qr_code(id)`,
  publication_check: `ticketId VARCHAR(26) NOT NULL, part VARCHAR(26) NOT NULL, traceId VARCHAR(64) NOT NULL, PRIMARY KEY (ticketId, part),
    CONSTRAINT publication_check_ticket FOREIGN KEY (ticketId) REFERENCES ticket(id)`,
  publication_verdict: 'traceId VARCHAR(64) NOT NULL PRIMARY KEY, suggestion VARCHAR(8) NOT NULL, at BIGINT NOT NULL',
};

/** The menu under the chat, posters and their scans, and what content security says of publishing. */
export class Outreach1763800500000 implements MigrationInterface {
  readonly name = 'Outreach1763800500000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
    await runner.query('CREATE INDEX qr_scan_day ON qr_scan (qrCode, day)');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(tables).reverse()) await runner.query(`DROP TABLE ${table}`);
  }
}
