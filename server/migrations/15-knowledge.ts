import { createHash } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables } from './create-tables';

const columns = [
  "state VARCHAR(16) NOT NULL DEFAULT 'published'", "owner VARCHAR(64) NOT NULL DEFAULT ''", 'notes MEDIUMTEXT NULL', 'reviewBy VARCHAR(10) NULL',
  'naturalKey VARCHAR(64) NULL', 'editedAt BIGINT NOT NULL DEFAULT 0',
];

const tables = {
  knowledge_version: `itemId VARCHAR(26) NOT NULL, version INTEGER NOT NULL, content MEDIUMTEXT NOT NULL, note VARCHAR(500) NOT NULL, authors MEDIUMTEXT NOT NULL, reviewerId VARCHAR(26) NULL,
    restoredFrom INTEGER NULL, publishedAt BIGINT NOT NULL, PRIMARY KEY (itemId, version), CONSTRAINT knowledge_version_item FOREIGN KEY (itemId) REFERENCES knowledge(id)`,
  knowledge_draft: `itemId VARCHAR(26) NOT NULL PRIMARY KEY, state VARCHAR(16) NOT NULL, version INTEGER NOT NULL, base INTEGER NOT NULL, content MEDIUMTEXT NOT NULL, replaces VARCHAR(26) NULL,
    note VARCHAR(500) NOT NULL, authors MEDIUMTEXT NOT NULL, editedAt BIGINT NOT NULL, reviewerId VARCHAR(26) NULL, returnReason VARCHAR(500) NULL, publishAt BIGINT NULL,
    CONSTRAINT knowledge_draft_item FOREIGN KEY (itemId) REFERENCES knowledge(id)`,
  synonym: 'id VARCHAR(26) NOT NULL PRIMARY KEY, words MEDIUMTEXT NOT NULL, version INTEGER NOT NULL, editedAt BIGINT NOT NULL, editedBy VARCHAR(26) NULL, removedAt BIGINT NULL',
  knowledge_import: `id VARCHAR(26) NOT NULL PRIMARY KEY, staffId VARCHAR(26) NOT NULL, address VARCHAR(64) NOT NULL, fileName VARCHAR(200) NOT NULL, publish BOOLEAN NOT NULL, phase VARCHAR(16) NOT NULL,
    total INTEGER NOT NULL, confirmedBy VARCHAR(26) NULL, createdAt BIGINT NOT NULL, finishedAt BIGINT NULL, CONSTRAINT knowledge_import_staff FOREIGN KEY (staffId) REFERENCES staff(id)`,
  knowledge_import_row: `importId VARCHAR(26) NOT NULL, position INTEGER NOT NULL, line INTEGER NOT NULL, content MEDIUMTEXT NULL, trial VARCHAR(16) NOT NULL, faults MEDIUMTEXT NOT NULL,
    outcome VARCHAR(16) NULL, PRIMARY KEY (importId, position), CONSTRAINT knowledge_import_of_row FOREIGN KEY (importId) REFERENCES knowledge_import(id)`,
};

const indexes = {
  knowledge_edited: 'knowledge (editedAt, id)',
  knowledge_version_published: 'knowledge_version (publishedAt)',
  knowledge_draft_publish: 'knowledge_draft (state, publishAt)',
  knowledge_import_newest: 'knowledge_import (createdAt, id)',
};

interface Item {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly body: string;
  readonly questions: string;
  readonly source: string;
  readonly documentNo: string | null;
  readonly department: string;
  readonly categories: string;
  readonly areas: string;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  readonly version: number;
  readonly updatedAt: number | string;
}

/** What stood published before there were versions is the version its number says. */
async function keepPublished(runner: QueryRunner): Promise<void> {
  const items = (await runner.query('SELECT * FROM knowledge ORDER BY id')) as Item[];
  const keys = new Set<string>();
  for (const { id, kind, version, updatedAt, title, body, questions, source, documentNo, department, categories, areas, effectiveFrom, effectiveTo } of items) {
    const content = { title, body, questions: JSON.parse(questions) as unknown, notes: '', source, documentNo, department, owner: department, categories: JSON.parse(categories) as unknown, areas: JSON.parse(areas) as unknown, effectiveFrom, effectiveTo, reviewBy: null };
    await runner.query('INSERT INTO knowledge_version (itemId, version, content, note, authors, reviewerId, restoredFrom, publishedAt) VALUES (?, ?, ?, ?, ?, NULL, NULL, ?)', [id, version, JSON.stringify(content), '', '[]', updatedAt]);
    const key = createHash('sha256').update(JSON.stringify([kind, title, documentNo ?? department])).digest('hex');
    if (!keys.has(key)) await runner.query('UPDATE knowledge SET naturalKey = ? WHERE id = ?', [key, id]);
    keys.add(key);
  }
}

/** Drafts, reviews and versions of knowledge, synonyms, and imports. */
export class Knowledge1763801500000 implements MigrationInterface {
  readonly name = 'Knowledge1763801500000';

  async up(runner: QueryRunner): Promise<void> {
    for (const column of columns) await runner.query(`ALTER TABLE knowledge ADD COLUMN ${column}`);
    await createTables(runner, tables);
    await runner.query('UPDATE knowledge SET owner = department, editedAt = updatedAt');
    await keepPublished(runner);
    await runner.query('CREATE UNIQUE INDEX knowledge_natural ON knowledge (naturalKey)');
    for (const [name, on] of Object.entries(indexes)) await runner.query(`CREATE INDEX ${name} ON ${on}`);
  }

  /** Published versions are kept. */
  down(): Promise<void> {
    return Promise.reject(new Error('versions of knowledge cannot be undone'));
  }
}
