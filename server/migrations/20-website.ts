import type { MigrationInterface, QueryRunner } from 'typeorm';
import { newId } from '../src/platform/ids';
import { createTables } from './create-tables';

const tables = {
  login_code: 'phoneKey VARCHAR(64) NOT NULL, browser VARCHAR(64) NOT NULL, codeHash VARCHAR(64) NOT NULL, tries INTEGER NOT NULL, expiresAt BIGINT NOT NULL, PRIMARY KEY (phoneKey, browser)',
  used_limit: 'holder VARCHAR(64) NOT NULL PRIMARY KEY, used MEDIUMTEXT NOT NULL, keptUntil BIGINT NOT NULL',
  announcement: 'id VARCHAR(26) NOT NULL PRIMARY KEY, title VARCHAR(100) NOT NULL, body MEDIUMTEXT NOT NULL, publishedOn VARCHAR(10) NOT NULL, until VARCHAR(10) NULL, version INTEGER NOT NULL, withdrawnAt BIGINT NULL',
};

interface Words {
  readonly title: string;
  readonly body: string;
}

/** What the profile announced stays announced; on which day it began nobody wrote down. */
async function keepAnnounced(runner: QueryRunner): Promise<void> {
  const [row] = (await runner.query("SELECT profile FROM city_profile WHERE id = 'city'")) as { profile: string }[];
  const { notices = [] } = row ? (JSON.parse(row.profile) as { notices?: readonly Words[] }) : {};
  const day = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10);
  for (const { title, body } of [...notices].reverse()) {
    await runner.query('INSERT INTO announcement (id, title, body, publishedOn, until, version, withdrawnAt) VALUES (?, ?, ?, ?, NULL, 1, NULL)', [newId(), [...title].slice(0, 100).join(''), body, day]);
  }
}

/** Log-in by a texted code, what all replicas limit together, and announcements with days of their own. */
export class Website1763802000000 implements MigrationInterface {
  readonly name = 'Website1763802000000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
    await runner.query('CREATE INDEX announcement_newest ON announcement (publishedOn, id)');
    await keepAnnounced(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(tables).reverse()) await runner.query(`DROP TABLE ${table}`);
  }
}
