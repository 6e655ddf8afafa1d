import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables } from './create-tables';

/** Chats of followers with operators, and how many messages WeChat still lets through. */
export class Chats1763800400000 implements MigrationInterface {
  readonly name = 'Chats1763800400000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, {
      // openKey is the openid while the chat lasts: one at a time for each follower.
      chat: `id VARCHAR(26) NOT NULL PRIMARY KEY, openid VARCHAR(64) NOT NULL, openKey VARCHAR(64) NULL, citizenId VARCHAR(26) NOT NULL, state VARCHAR(16) NOT NULL,
        operatorId VARCHAR(26) NULL, unanswered BOOLEAN NOT NULL, requestedAt BIGINT NOT NULL, closedAt BIGINT NULL, ending VARCHAR(16) NULL,
        satisfaction VARCHAR(32) NULL, ticketId VARCHAR(26) NULL, lastAt BIGINT NOT NULL, version INTEGER NOT NULL, updatedAt BIGINT NOT NULL,
        CONSTRAINT chat_one_open UNIQUE (openKey), CONSTRAINT chat_citizen FOREIGN KEY (citizenId) REFERENCES citizen(id), CONSTRAINT chat_ticket FOREIGN KEY (ticketId) REFERENCES ticket(id)`,
      chat_message: `id VARCHAR(26) NOT NULL PRIMARY KEY, chatId VARCHAR(26) NOT NULL, seq INTEGER NOT NULL, messageKey VARCHAR(64) NOT NULL, kind VARCHAR(16) NOT NULL,
        author VARCHAR(16) NOT NULL, staffId VARCHAR(26) NULL, bodySealed MEDIUMTEXT NOT NULL, fileState VARCHAR(16) NULL, attachmentId VARCHAR(26) NULL,
        delivery VARCHAR(16) NULL, refusal VARCHAR(16) NULL, at BIGINT NOT NULL,
        CONSTRAINT chat_message_order UNIQUE (chatId, seq), CONSTRAINT chat_message_once UNIQUE (chatId, messageKey), CONSTRAINT chat_message_chat FOREIGN KEY (chatId) REFERENCES chat(id)`,
      service_window: 'openid VARCHAR(64) NOT NULL PRIMARY KEY, messageUntil BIGINT NOT NULL, messageLeft INTEGER NOT NULL, eventUntil BIGINT NOT NULL, eventLeft INTEGER NOT NULL',
      quick_answer: 'position INTEGER NOT NULL PRIMARY KEY, text MEDIUMTEXT NOT NULL',
    });
    await runner.query('CREATE INDEX chat_queue ON chat (state, requestedAt)');
    await runner.query('CREATE INDEX chat_operator ON chat (operatorId, state, requestedAt)');
    await runner.query('CREATE INDEX chat_follower ON chat (openid, requestedAt)');
    await runner.query('CREATE INDEX chat_updated ON chat (updatedAt)');
    await runner.query('CREATE INDEX chat_message_key ON chat_message (messageKey)');
  }

  /** What was said in a chat is kept. */
  down(): Promise<void> {
    return Promise.reject(new Error('chats cannot be undone'));
  }
}
