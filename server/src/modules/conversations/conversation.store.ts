import { LessThan } from 'typeorm';
import { isDuplicateKey } from '../../platform/db/db-errors';
import type { Platform } from '../../platform/platform';
import type { PushMessage } from '../../wechat';
import { ConversationRow } from './conversation.entity';
import type { Draft, State, Step, Turn } from './dialogue';

interface Spoken {
  readonly push: string;
  readonly say: string;
}

/** What is sealed of a turn. */
interface Talked {
  readonly draft: Draft;
  readonly say: string;
  /** The turns before, newest last: a push may be handled again after later ones. */
  readonly earlier?: readonly Spoken[];
}

type Push = Pick<PushMessage, 'fromUser' | 'key'>;

export const idle: State = { step: 'idle', draft: {} };

const place = (openid: string): string => `conversation.talk.${openid}`;

/** A draft left alone this long starts anew: nobody remembers the question. */
const staleMs = 24 * 3600_000;
/** A list or an offer is forgotten sooner: the digits of the menu must soon mean the menu again. */
const soonStaleMs = 10 * 60_000;
const keptFor = (step: Step): number => (step === 'telephones' || step === 'offer' || step === 'useless' ? soonStaleMs : staleMs);
/** Turns remembered by what was said: pushes are repeated within seconds and taken up again within minutes. */
const remembered = 20;
/** Nine photos sent in one go arrive at the same moment. */
const attempts = 30;

/** Where the dialogues stand. */
export class Conversations {
  constructor(private readonly platform: Pick<Platform, 'db' | 'clock' | 'seal'>) {}

  async stateOf(openid: string): Promise<State> {
    return this.read(await this.find(openid));
  }

  /** What was said to a push that has moved the conversation before, or null. An empty saying is a turn still to be finished. */
  async saidTo({ fromUser, key }: Push): Promise<string | null> {
    const row = await this.find(fromUser);
    return (row && this.spoken(row).find(({ push }) => push === key)?.say) || null;
  }

  /**
   * Moves a conversation on from where it stands; of messages that come at the same moment each sees the one before.
   * Null, and nothing changed, where `decide` sees nothing to decide.
   */
  async advance(push: Push, decide: (state: State) => Turn | null): Promise<Turn | null> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const row = await this.find(push.fromUser);
      const turn = decide(this.read(row));
      if (turn === null || (await this.save(push, row, turn))) return turn;
    }
    throw new Error('too many messages at once');
  }

  /** Deletes what nobody goes on with any more. */
  async forgetStale(): Promise<void> {
    const before = this.platform.clock.now() - staleMs;
    await this.platform.db.transact((em) => em.delete(ConversationRow, { updatedAt: LessThan(before) }));
  }

  private find(openid: string): Promise<ConversationRow | null> {
    return this.platform.db.read((em) => em.findOneBy(ConversationRow, { openid }));
  }

  private read(row: ConversationRow | null): State {
    return row && this.platform.clock.now() - row.updatedAt < keptFor(row.step) ? { step: row.step, draft: this.talked(row).draft } : idle;
  }

  private talked({ openid, talkSealed }: ConversationRow): Talked {
    return JSON.parse(this.platform.seal.open(talkSealed, place(openid)) ?? '') as Talked;
  }

  /** The turns a row knows of, oldest first. */
  private spoken(row: ConversationRow): readonly Spoken[] {
    const { earlier = [], say } = this.talked(row);
    return row.lastPush === null ? earlier : [...earlier, { push: row.lastPush, say }];
  }

  /** False when somebody else has written since; `updatedAt` only ever grows, so it serves as the version. */
  private async save({ fromUser: openid, key }: Push, seen: ConversationRow | null, { step, draft, say }: Turn): Promise<boolean> {
    const earlier = seen ? this.spoken(seen).filter(({ push }) => push !== key).slice(-remembered) : [];
    const talk: Talked = { draft, say, earlier };
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
