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

const phonePlace = (openid: string): string => `conversation.phone.${openid}`;
const menuWords: Readonly<Record<string, string>> = { ASK: '1', MINE: '2', SUBMIT: '3' };
const greetings = new Set(['你好', '您好', '在吗', '有人吗', '谢谢', '谢谢您', 'hi', 'hello']);

/** What the hotline says in the chat of its official account. */
export function createTalk(deps: ConversationDeps) {
  const { platform, wechat, city, citizens, knowledge, tickets } = deps;
  const conversations = new Conversations(platform);
  const citizenOf = (openid: string): Promise<string> => citizens.findOrCreate([{ kind: 'officialAccount', subject: openid }]);
  const progressOf = async (openid: string): Promise<string> => replies.progress(await tickets.listOwn(await citizenOf(openid)));

  /** One text of a follower: the running dialogue, a choice of the menu, or a question. */
  async function onText(push: PushMessage, content: string): Promise<string> {
    const openid = push.fromUser;
    const said = hear(content);
    const { step } = await conversations.stateOf(openid);
    if (step === 'idle' && !asksToStart(said)) return answerFreely(openid, said);
    const turn = await conversations.advance(openid, (state) => turnFor(push, state, said));
    return turn.submit ? finish(push, turn.draft) : turn.say;
  }

  function turnFor(push: PushMessage, { step, draft }: State, said: Said): Turn {
    if (step === 'idle') return asksToStart(said) ? firstQuestion(push.key) : { ...idle, say: replies.nothingOpen };
    if (asksToCancel(said)) return { ...idle, say: replies.cancelled };
    return nextTurn({ step, draft }, said, (phone) => platform.seal.seal(phone, phonePlace(push.fromUser)));
  }

  async function answerFreely(openid: string, said: Said): Promise<string> {
    const { text, word } = said;
    if (word === '1' || word === '政策查询') return replies.askQuestion;
    if (word === '2' || word === '我的' || word === '我的诉求') return progressOf(openid);
    if (asksToCancel(said)) return replies.nothingOpen;
    if ([...word].length < 2 || greetings.has(word.toLowerCase())) return replies.guidance(await city.profile());
    const link = (id: string): string => `${platform.config.PUBLIC_URL}/h5/#/knowledge/item/index?id=${id}`;
    return replies.answers(await knowledge.search([...text].slice(0, 200).join('')), link);
  }

  /** Stores the ticket before the dialogue ends: cut off in between, the same draft is confirmed again and stays one ticket. */
  async function finish(push: PushMessage, draft: Draft): Promise<string> {
    const ticketNo = await submit(push, draft);
    await conversations.advance(push.fromUser, (state) => (state.draft.key === draft.key ? { ...idle, say: '' } : { ...state, say: '' }));
    return replies.submitted(ticketNo);
  }

  async function submit(push: PushMessage, draft: Draft): Promise<string> {
    const citizenId = await citizenOf(push.fromUser);
    const contactPhone = platform.seal.open(draft.phoneSealed ?? null, phonePlace(push.fromUser));
    if (!draft.requestType || !draft.content || contactPhone === null) throw new Error('incomplete draft');
    const { ticketNo } = await tickets.submit(
      { actor: { kind: 'citizen', id: citizenId, origin: 'officialAccount' }, requesterId: citizenId, channel: 'officialAccount' },
      {
        idempotencyKey: draft.key ?? push.key, requestType: draft.requestType, urgency: 'normal', category: null, area: null, content: draft.content, attachments: draft.attachments ?? [],
        contactName: null, contactPhone, address: draft.address ?? null, consentVersion: (await city.profile()).consentVersion,
      },
    );
    return ticketNo;
  }

  /** A choice of the menu answers no question of a running dialogue. */
  async function onMenuClick(push: PushMessage, { key }: Shown<'menuClick'>): Promise<string> {
    const { step } = await conversations.stateOf(push.fromUser);
    if (step === 'idle') return onText(push, menuWords[key] ?? '');
    const shown = key === 'MINE' ? `${await progressOf(push.fromUser)}\n\n` : '';
    return shown + replies.unfinished(questionAt(step));
  }

  /** A picture belongs to a running request; outside of one it is not kept. */
  async function onPicture(openid: string, { mediaId }: Shown<'image'>): Promise<string> {
    const before = await conversations.stateOf(openid);
    if (before.step === 'idle') return replies.pictureOutside;
    if (isFull(before)) return replies.picturesFull(questionAt(before.step));
    try {
      const { bytes } = await wechat.officialAccount.media.download(mediaId);
      const { id } = await tickets.storeAttachment(await citizenOf(openid), bytes);
      return (await conversations.advance(openid, (state) => turnWithPicture(state, id))).say;
    } catch (error) {
      if (error instanceof AppError && error.code.startsWith('attachment.')) return replies.pictureRefused(questionAt(before.step));
      throw error;
    }
  }

  /** The dialogue may have ended, or filled up, while the picture was fetched. */
  function turnWithPicture({ step, draft }: State, id: string): Turn {
    if (step === 'idle') return { step, draft, say: replies.pictureOutside };
    return isFull({ step, draft }) ? { step, draft, say: replies.picturesFull(questionAt(step)) } : withPicture({ step, draft }, id);
  }

  const isFull = ({ draft }: State): boolean => (draft.attachments?.length ?? 0) >= submitLimits.pictures;

  /** A place is an answer where a place is asked for, or part of the story. */
  async function onLocation(push: PushMessage, { label, latitude, longitude }: Shown<'location'>): Promise<string> {
    const { step } = await conversations.stateOf(push.fromUser);
    const place = label || `${latitude},${longitude}`;
    if (step === 'address') return onText(push, place);
    if (step === 'content') return onText(push, `位置：${place}`);
    return step === 'idle' ? replies.locationOutside : replies.unfinished(questionAt(step));
  }

  /** What nobody can read here: voice, video, stickers, links. */
  async function onUnreadable(openid: string): Promise<string> {
    const { step } = await conversations.stateOf(openid);
    return step === 'idle' ? replies.unreadable : `${replies.unreadableHere}${questionAt(step)}`;
  }

  return { onText, onMenuClick, onPicture, onLocation, onUnreadable };
}
