import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables } from './create-tables';

const tables = {
  search_day: 'day VARCHAR(10) NOT NULL, channel VARCHAR(16) NOT NULL, question VARCHAR(60) NOT NULL, asked INTEGER NOT NULL, noResult INTEGER NOT NULL, people INTEGER NOT NULL, PRIMARY KEY (day, channel, question)',
  search_asker: 'day VARCHAR(10) NOT NULL, asker VARCHAR(64) NOT NULL, PRIMARY KEY (day, asker)',
  opened_day: 'day VARCHAR(10) NOT NULL, channel VARCHAR(16) NOT NULL, question VARCHAR(60) NOT NULL, itemId VARCHAR(26) NOT NULL, opened INTEGER NOT NULL, PRIMARY KEY (day, channel, question, itemId)',
  hot_question: `question VARCHAR(60) NOT NULL PRIMARY KEY, standing VARCHAR(16) NOT NULL, decidedBy VARCHAR(26) NOT NULL, decidedAt BIGINT NOT NULL,
    CONSTRAINT hot_question_staff FOREIGN KEY (decidedBy) REFERENCES staff(id)`,
  answer_vote: `itemId VARCHAR(26) NOT NULL, version INTEGER NOT NULL, voter VARCHAR(64) NOT NULL, useful BOOLEAN NOT NULL, reason VARCHAR(16) NULL, question VARCHAR(60) NOT NULL, channel VARCHAR(16) NOT NULL,
    day VARCHAR(10) NOT NULL, PRIMARY KEY (itemId, version, voter), CONSTRAINT answer_vote_item FOREIGN KEY (itemId) REFERENCES knowledge(id)`,
  deflection: 'visit VARCHAR(64) NOT NULL PRIMARY KEY, day VARCHAR(10) NOT NULL, channel VARCHAR(16) NOT NULL, category VARCHAR(64) NOT NULL, opened BOOLEAN NOT NULL, outcome VARCHAR(16) NULL',
  uncited_answer: 'ticketId VARCHAR(26) NOT NULL PRIMARY KEY, category VARCHAR(64) NOT NULL, day VARCHAR(10) NOT NULL',
  knowledge_gap: `id VARCHAR(26) NOT NULL PRIMARY KEY, kind VARCHAR(16) NOT NULL, subject VARCHAR(64) NOT NULL, state VARCHAR(16) NOT NULL, version INTEGER NOT NULL, total INTEGER NOT NULL, channels MEDIUMTEXT NOT NULL,
    examples MEDIUMTEXT NOT NULL, lastDay VARCHAR(10) NOT NULL, takenBy VARCHAR(26) NULL, answerId VARCHAR(26) NULL, reason VARCHAR(500) NULL, closedAt BIGINT NULL,
    CONSTRAINT knowledge_gap_staff FOREIGN KEY (takenBy) REFERENCES staff(id)`,
};

const indexes = {
  answer_vote_day: 'answer_vote (useful, day)',
  deflection_day: 'deflection (day)',
  uncited_answer_day: 'uncited_answer (day)',
  knowledge_gap_frequent: 'knowledge_gap (total, id)',
};

/** What is asked of the search, what became of it, and what is missing. */
export class Inquiries1763801700000 implements MigrationInterface {
  readonly name = 'Inquiries1763801700000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, tables);
    for (const [name, on] of Object.entries(indexes)) await runner.query(`CREATE INDEX ${name} ON ${on}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(tables).reverse()) await runner.query(`DROP TABLE ${table}`);
  }
}
