import { submitLimits } from '@hotline/shared/rules/limits';
import { AppError } from '../../platform/errors';
import type { Platform } from '../../platform/platform';
import type { OfficialAccountMessage, PushMessage, Wechat } from '../../wechat';
import type { CitizensApi } from '../citizens';
import type { CityApi } from '../city';
import type { KnowledgeApi } from '../knowledge';
import type { TicketsApi } from '../tickets';
import { Conversations, idle, type State } from './conversation.store';
import { asksToCancel, asksToStart, firstQuestion, hear, nextTurn, questionAt, withPicture, type Draft, type Said, type Turn } from './dialogue';
import * as replies from './replies';

export interface ConversationDeps {
  readonly platform: Platform;
  readonly wechat: Wechat;
  readonly city: CityApi;
  readonly citizens: CitizensApi;
  readonly knowledge: KnowledgeApi;
  readonly tickets: TicketsApi;
}

type Shown<K> = Extract<OfficialAccountMessage, { kind: K }>;

const menuWords: Readonly<Record<string, string>> = { ASK: '1', MINE: '2', SUBMIT: '3' };
const greetings = new Set(['你好', '您好', '在吗', '有人吗', '谢谢', '谢谢您', 'hi', 'hello']);

const policyWords = new Set(['1', '政策查询']);
const progressWords = new Set(['2', '我的', '我的诉求']);

/** Words that ask for nothing yet. */
const isGreeting = (word: string): boolean => [...word].length < 2 || greetings.has(word.toLowerCase());

const isFull = ({ draft }: State): boolean => (draft.attachments?.length ?? 0) >= submitLimits.pictures;

/** The dialogue may have ended, or filled up, while the picture was fetched. */
function turnWithPicture({ step, draft }: State, id: string): Turn {
  if (step === 'idle') return { step, draft, say: replies.pictureOutside };
  return isFull({ step, draft }) ? { step, draft, say: replies.picturesFull(questionAt(step)) } : withPicture({ step, draft }, id);
}

/** What the hotline says in the chat of its official account. */
export class Talk {
  private readonly conversations: Conversations;

  constructor(private readonly deps: ConversationDeps) {
    this.conversations = new Conversations(deps.platform);
  }

  /** One text of a follower: the running dialogue, a choice of the menu, or a question. */
  async onText(push: PushMessage, content: string): Promise<string> {
    const openid = push.fromUser;
    const repeated = await this.conversations.saidTo(push);
    if (repeated !== null) return repeated;
    const said = hear(content);
    const { step } = await this.conversations.stateOf(openid);
    if (step === 'idle' && !asksToStart(said)) return this.answerFreely(openid, said);
    const turn = await this.conversations.advance(push, (state) => this.turnFor(push, state, said));
    return turn.submit ? this.finish(push, turn.draft) : turn.say;
  }

  private turnFor(push: PushMessage, { step, draft }: State, said: Said): Turn {
    if (step === 'idle') return asksToStart(said) ? firstQuestion(push.key) : { ...idle, say: replies.nothingOpen };
    if (asksToCancel(said)) return { ...idle, say: replies.cancelled };
    return nextTurn({ step, draft }, said);
  }

  private async answerFreely(openid: string, said: Said): Promise<string> {
    const { text, word } = said;
    if (policyWords.has(word)) return replies.askQuestion;
    if (progressWords.has(word)) return this.progressOf(openid);
    if (asksToCancel(said)) return replies.nothingOpen;
    if (isGreeting(word)) return replies.guidance(await this.deps.city.profile());
    const link = (id: string): string => `${this.deps.platform.config.PUBLIC_URL}/h5/#/knowledge/item/index?id=${id}`;
    return replies.answers(await this.deps.knowledge.search([...text].slice(0, 200).join('')), link);
  }

  /** Stores the ticket before the dialogue ends: cut off in between, the same draft is confirmed again and stays one ticket. */
  private async finish(push: PushMessage, draft: Draft): Promise<string> {
    const ticketNo = await this.submit(push, draft);
    const say = replies.submitted(ticketNo);
    await this.conversations.advance(push, (state) => (state.draft.key === draft.key ? { ...idle, say } : { ...state, say }));
    return say;
  }

  private async submit(push: PushMessage, draft: Draft): Promise<string> {
    const citizenId = await this.citizenOf(push.fromUser);
    const { requestType, content, phone: contactPhone } = draft;
    if (!requestType || !content || !contactPhone) throw new Error('incomplete draft');
    const { ticketNo } = await this.deps.tickets.submit(
      { actor: { kind: 'citizen', id: citizenId, origin: 'officialAccount' }, requesterId: citizenId, channel: 'officialAccount' },
      {
        idempotencyKey: draft.key ?? push.key, requestType, urgency: 'normal', category: null, area: null, content, attachments: draft.attachments ?? [],
        contactName: null, contactPhone, address: draft.address ?? null, consentVersion: (await this.deps.city.profile()).consentVersion,
      },
    );
    return ticketNo;
  }

  /** A choice of the menu answers no question of a running dialogue. */
  async onMenuClick(push: PushMessage, { key }: Shown<'menuClick'>): Promise<string> {
    const { step } = await this.conversations.stateOf(push.fromUser);
    if (step === 'idle') return this.onText(push, menuWords[key] ?? '');
    const shown = key === 'MINE' ? `${await this.progressOf(push.fromUser)}\n\n` : '';
    return shown + replies.unfinished(questionAt(step));
  }

  /** A picture belongs to a running request; outside of one it is not kept. */
  async onPicture(push: PushMessage, { mediaId }: Shown<'image'>): Promise<string> {
    const openid = push.fromUser;
    const repeated = await this.conversations.saidTo(push);
    if (repeated !== null) return repeated;
    const before = await this.conversations.stateOf(openid);
    if (before.step === 'idle') return replies.pictureOutside;
    if (isFull(before)) return replies.picturesFull(questionAt(before.step));
    try {
      const { bytes } = await this.deps.wechat.officialAccount.media.download(mediaId);
      const { id } = await this.deps.tickets.storeAttachment(await this.citizenOf(openid), bytes);
      return (await this.conversations.advance(push, (state) => turnWithPicture(state, id))).say;
    } catch (error) {
      if (error instanceof AppError && error.code.startsWith('attachment.')) return replies.pictureRefused(questionAt(before.step));
      throw error;
    }
  }

  /** A place is an answer where a place is asked for, or part of the story. */
  async onLocation(push: PushMessage, { label, latitude, longitude }: Shown<'location'>): Promise<string> {
    const { step } = await this.conversations.stateOf(push.fromUser);
    const place = label || `${latitude},${longitude}`;
    if (step === 'address') return this.onText(push, place);
    if (step === 'content') return this.onText(push, `位置：${place}`);
    return step === 'idle' ? replies.locationOutside : replies.unfinished(questionAt(step));
  }

  /** What nobody can read here: voice, video, stickers, links. */
  async onUnreadable(openid: string): Promise<string> {
    const { step } = await this.conversations.stateOf(openid);
    return step === 'idle' ? replies.unreadable : `${replies.unreadableHere}${questionAt(step)}`;
  }

  private citizenOf(openid: string): Promise<string> {
    return this.deps.citizens.findOrCreate([{ kind: 'officialAccount', subject: openid }]);
  }

  private async progressOf(openid: string): Promise<string> {
    return replies.progress(await this.deps.tickets.listOwn(await this.citizenOf(openid)));
  }
}
