import { isDuplicateKey } from '../../platform/db/db-errors';
import type { Platform } from '../../platform/platform';
import type { PushMessage } from '../../wechat';
import { ConversationRow } from './conversation.entity';
import type { Draft, Step, Turn } from './dialogue';

export interface State {
  readonly step: Step;
  readonly draft: Draft;
}

type Push = Pick<PushMessage, 'fromUser' | 'key'>;

export const idle: State = { step: 'idle', draft: {} };

/** A draft left alone this long starts anew: nobody remembers the question. */
const staleMs = 24 * 3600_000;
/** Nine photos sent in one go arrive at the same moment. */
const attempts = 30;

/** Where the dialogues stand. */
export class Conversations {
  constructor(private readonly platform: Pick<Platform, 'db' | 'clock'>) {}

  async stateOf(openid: string): Promise<State> {
    return this.read(await this.find(openid));
  }

  /** What was said to a push that has moved the dialogue before, or null. An empty saying is a turn still to be finished. */
  async saidTo({ fromUser, key }: Push): Promise<string | null> {
    const row = await this.find(fromUser);
    return (row?.lastPush === key && row.lastSay) || null;
  }

  /** Moves a dialogue on from where it stands; of messages that come at the same moment each sees the one before. */
  async advance({ fromUser: openid, key }: Push, decide: (state: State) => Turn): Promise<Turn> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const row = await this.find(openid);
      const turn = decide(this.read(row));
      if (await this.save(openid, row, { step: turn.step, draft: turn.draft, lastPush: key, lastSay: turn.say })) return turn;
    }
    throw new Error('too many messages at once');
  }

  private find(openid: string): Promise<ConversationRow | null> {
    return this.platform.db.read((em) => em.findOneBy(ConversationRow, { openid }));
  }

  private read(row: ConversationRow | null): State {
    return row && this.platform.clock.now() - row.updatedAt < staleMs ? row : idle;
  }

  /** False when somebody else has written since; `updatedAt` only ever grows, so it serves as the version. */
  private async save(openid: string, seen: ConversationRow | null, turn: Omit<ConversationRow, 'openid' | 'updatedAt'>): Promise<boolean> {
    const now = this.platform.clock.now();
    if (seen === null) return this.insert({ openid, ...turn, updatedAt: now });
    const change = { ...turn, updatedAt: Math.max(now, seen.updatedAt + 1) };
    const { affected } = await this.platform.db.transact((em) => em.update(ConversationRow, { openid, updatedAt: seen.updatedAt }, change));
    return affected === 1;
  }

  private async insert(row: ConversationRow): Promise<boolean> {
    try {
      await this.platform.db.transact((em) => em.insert(ConversationRow, row));
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }
}
