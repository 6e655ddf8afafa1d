import { isDuplicateKey } from '../../platform/db/db-errors';
import type { Platform } from '../../platform/platform';
import type { PushMessage } from '../../wechat';
import { ConversationRow } from './conversation.entity';
import type { Draft, Step, Turn } from './dialogue';

export interface State {
  readonly step: Step;
  readonly draft: Draft;
}

/** What is sealed of a turn. */
interface Talked {
  readonly draft: Draft;
  readonly say: string;
}

type Push = Pick<PushMessage, 'fromUser' | 'key'>;

export const idle: State = { step: 'idle', draft: {} };

const place = (openid: string): string => `conversation.talk.${openid}`;

/** A draft left alone this long starts anew: nobody remembers the question. */
const staleMs = 24 * 3600_000;
/** Nine photos sent in one go arrive at the same moment. */
const attempts = 30;

/** Where the dialogues stand. */
export class Conversations {
  constructor(private readonly platform: Pick<Platform, 'db' | 'clock' | 'seal'>) {}

  async stateOf(openid: string): Promise<State> {
    return this.read(await this.find(openid));
  }

  /** What was said to a push that has moved the dialogue before, or null. An empty saying is a turn still to be finished. */
  async saidTo({ fromUser, key }: Push): Promise<string | null> {
    const row = await this.find(fromUser);
    return (row?.lastPush === key && this.talked(row).say) || null;
  }

  /** Moves a dialogue on from where it stands; of messages that come at the same moment each sees the one before. */
  async advance(push: Push, decide: (state: State) => Turn): Promise<Turn> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const row = await this.find(push.fromUser);
      const turn = decide(this.read(row));
      if (await this.save(push, row, turn)) return turn;
    }
    throw new Error('too many messages at once');
  }

  private find(openid: string): Promise<ConversationRow | null> {
    return this.platform.db.read((em) => em.findOneBy(ConversationRow, { openid }));
  }

  private read(row: ConversationRow | null): State {
    return row && this.platform.clock.now() - row.updatedAt < staleMs ? { step: row.step, draft: this.talked(row).draft } : idle;
  }

  private talked({ openid, talkSealed }: ConversationRow): Talked {
    return JSON.parse(this.platform.seal.open(talkSealed, place(openid)) ?? '') as Talked;
  }

  /** False when somebody else has written since; `updatedAt` only ever grows, so it serves as the version. */
  private async save({ fromUser: openid, key }: Push, seen: ConversationRow | null, { step, draft, say }: Turn): Promise<boolean> {
    const talk: Talked = { draft, say };
    const now = this.platform.clock.now();
    const turn = { step, talkSealed: this.platform.seal.seal(JSON.stringify(talk), place(openid)) ?? '', lastPush: key, updatedAt: Math.max(now, (seen?.updatedAt ?? 0) + 1) };
    if (seen === null) return this.insert({ openid, ...turn });
    const { affected } = await this.platform.db.transact((em) => em.update(ConversationRow, { openid, updatedAt: seen.updatedAt }, turn));
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
