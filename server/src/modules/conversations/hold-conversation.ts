import { submitLimits } from '@hotline/shared/rules/limits';
import { AppError } from '../../platform/errors';
import type { Platform } from '../../platform/platform';
import type { OfficialAccountMessage, PushMessage, Wechat } from '../../wechat';
import type { CitizensApi } from '../citizens';
import type { CityApi } from '../city';
import type { KnowledgeApi } from '../knowledge';
import type { TicketsApi } from '../tickets';
import { ConversationRow } from './conversation.entity';
import { asksToCancel, asksToStart, firstQuestion, nextTurn, withPicture, type Draft, type Step, type Turn } from './dialogue';
import * as replies from './replies';

export interface ConversationDeps {
  readonly platform: Platform;
  readonly wechat: Wechat;
  readonly city: CityApi;
  readonly citizens: CitizensApi;
  readonly knowledge: KnowledgeApi;
  readonly tickets: TicketsApi;
}

/** A draft left alone this long starts anew: nobody remembers the question. */
const staleMs = 24 * 3600_000;
const phonePlace = (openid: string): string => `conversation.phone.${openid}`;

interface State {
  readonly step: Step;
  readonly draft: Draft;
}

const idle: State = { step: 'idle', draft: {} };

async function load({ platform }: ConversationDeps, openid: string): Promise<State> {
  const row = await platform.db.read((em) => em.findOneBy(ConversationRow, { openid }));
  return row && platform.clock.now() - row.updatedAt < staleMs ? row : idle;
}

async function save({ platform }: ConversationDeps, openid: string, { step, draft }: State): Promise<void> {
  await platform.db.transact((em) => em.save(ConversationRow, { openid, step, draft, updatedAt: platform.clock.now() }));
}

const citizenOf = ({ citizens }: ConversationDeps, openid: string): Promise<string> => citizens.findOrCreate([{ kind: 'officialAccount', subject: openid }]);

/** One text of a follower: the running dialogue, a choice of the menu, or a question. */
export async function onText(deps: ConversationDeps, push: PushMessage, content: string): Promise<string> {
  const openid = push.fromUser;
  const text = content.trim().normalize('NFKC');
  const state = await load(deps, openid);
  if (state.step !== 'idle' && asksToCancel(text)) {
    await save(deps, openid, idle);
    return replies.cancelled;
  }
  if (state.step !== 'idle') return continueDialogue(deps, push, { state: { step: state.step, draft: state.draft }, text });
  if (asksToStart(text)) {
    await save(deps, openid, firstQuestion);
    return firstQuestion.say;
  }
  return answerFreely(deps, openid, text);
}

async function answerFreely(deps: ConversationDeps, openid: string, text: string): Promise<string> {
  if (text === '1' || text === '政策查询') return replies.askQuestion;
  if (text === '2' || text === '我的' || text === '我的诉求') return replies.progress(await deps.tickets.listOwn(await citizenOf(deps, openid)));
  if ([...text].length < 2) return replies.guidance(await deps.city.profile());
  const link = (id: string): string => `${deps.platform.config.PUBLIC_URL}/h5/#/knowledge/item/index?id=${id}`;
  return replies.answers(await deps.knowledge.search([...text].slice(0, 200).join('')), link);
}

interface Running {
  readonly state: { readonly step: Exclude<Step, 'idle'>; readonly draft: Draft };
  readonly text: string;
}

async function continueDialogue(deps: ConversationDeps, push: PushMessage, { state, text }: Running): Promise<string> {
  const openid = push.fromUser;
  const turn: Turn = nextTurn(state, text, (phone) => deps.platform.seal.seal(phone, phonePlace(openid)));
  if (!turn.submit) {
    await save(deps, openid, turn);
    return turn.say;
  }
  const ticketNo = await submit(deps, push, turn.draft);
  await save(deps, openid, idle);
  return replies.submitted(ticketNo);
}

/** The push's own key is the idempotency key: however often it is handled, it is one ticket. */
async function submit(deps: ConversationDeps, push: PushMessage, draft: Draft): Promise<string> {
  const citizenId = await citizenOf(deps, push.fromUser);
  const contactPhone = deps.platform.seal.open(draft.phoneSealed ?? null, phonePlace(push.fromUser));
  if (!draft.requestType || !draft.content || contactPhone === null) throw new Error('incomplete draft');
  const { ticketNo } = await deps.tickets.submit(
    { actor: { kind: 'citizen', id: citizenId, origin: 'officialAccount' }, requesterId: citizenId, channel: 'officialAccount' },
    {
      idempotencyKey: push.key, requestType: draft.requestType, urgency: 'normal', category: null, area: null, content: draft.content, attachments: draft.attachments ?? [],
      contactName: null, contactPhone, address: draft.address ?? null, consentVersion: (await deps.city.profile()).consentVersion,
    },
  );
  return ticketNo;
}

/** A picture belongs to a running request; outside of one it is acknowledged and not kept. */
export async function onPicture(deps: ConversationDeps, openid: string, { mediaId }: Extract<OfficialAccountMessage, { kind: 'image' }>): Promise<string> {
  const state = await load(deps, openid);
  if (state.step === 'idle') return replies.notInDialogue;
  if ((state.draft.attachments?.length ?? 0) >= submitLimits.pictures) return replies.pictureRefused;
  try {
    const { bytes } = await deps.wechat.officialAccount.media.download(mediaId);
    const { id } = await deps.tickets.storeAttachment(await citizenOf(deps, openid), bytes);
    await save(deps, openid, { step: state.step, draft: withPicture(state.draft, id) });
    return replies.pictureKept;
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith('attachment.')) return replies.pictureRefused;
    throw error;
  }
}
