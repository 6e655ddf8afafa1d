import type { MenuKey } from '@hotline/shared/vocabulary/menu-key';
import type { OfficialAccountMessage, PushMessage } from '../../wechat';
import type { AreaTelephones } from '../city';
import { answerQuestion, countVerdict } from './answering';
import { Conversations } from './conversation.store';
import type { ConversationDeps } from './deps';
import { answer, begin, fullFor, isAsking, questionAt, reminder, withAddition, type Addition, type Asked, type Draft, type State, type Step, type Turn } from './dialogue';
import { judgedTurn, verdictIn } from './judging';
import { progressFor } from './progress';
import { keepFile, type ReceivedFile } from './received-files';
import * as replies from './replies';
import { DraftSubmission } from './submission';
import { telephoneTurn } from './telephones';
import { addressAt, hear, isSmallTalk, isSticker, means, phoneIn, startOf, type Said } from './words';

type Shown<K> = Extract<OfficialAccountMessage, { kind: K }>;
type Decide = (state: State) => Turn | null;

/** What a tap on the menu says; a key nobody knows asks for the menu of the chat. */
const tapWords: Readonly<Record<MenuKey, string>> = { ASK: '政策咨询', PHONES: '各县区电话', PERSON: '人工', MINE: '我的', SUBMIT: '提交诉求' };

/** The third choice of the menu, unless a list of districts waits for its number. */
const asksForPerson = (step: Step, said: Said): boolean => means(said, 'person') || (said.word === '3' && (step === 'idle' || step === 'offer'));

/** What a text decides while no question of a request is open; null: nothing. */
function freeTurn(state: State, said: Said, { known, areas }: { readonly known: Draft; readonly areas: readonly AreaTelephones[] }): Turn | null {
  const verdict = verdictIn(state, said);
  if (verdict) return judgedTurn(state, verdict);
  const start = startIn(state, said);
  if (start) return begin({ ...known, ...start });
  if (state.step === 'offer' && means(said, 'no', 'cancel')) return { step: 'idle', draft: {}, say: replies.notRegistered };
  return telephoneTurn(state.step, said, areas);
}

/** What a request that is asked for has from the start: what was offered to be registered, and the question that is still open. */
function startIn({ step, draft }: State, said: Said): Draft | null {
  const offered = step === 'offer';
  const agreed = means(said, 'stillNeeded') || (offered && means(said, 'yes'));
  const start = startOf(said) ?? (agreed ? openQuestion(draft, said) : null);
  return start && { ...(offered ? draft : {}), ...start };
}

const openQuestion = ({ asked }: Draft, said: Said): Draft => (asked && means(said, 'stillNeeded') ? { question: asked.question } : {});

/** A question outside of a request leaves open what was open, but for the reasons of the answer before. */
const remembered = ({ step, draft }: State, asked: Asked): State => ({ step: step === 'useless' ? 'idle' : step, draft: { ...draft, asked } });

/** What the hotline says by itself in the chat of its official account. */
export class Talk {
  private readonly conversations: Conversations;
  private readonly submission: DraftSubmission;

  constructor(private readonly deps: ConversationDeps) {
    this.conversations = new Conversations(deps.platform);
    this.submission = new DraftSubmission(deps, this.conversations);
  }

  /** One text of a follower: a person is always reachable; else the open question, a choice of the menu, or a question. */
  async onText(push: PushMessage, content: string): Promise<string> {
    const repeated = await this.conversations.saidTo(push);
    if (repeated !== null) return repeated;
    const said = hear(content);
    const state = await this.conversations.stateOf(push.fromUser);
    const { step } = state;
    if (asksForPerson(step, said)) return this.person(push, step);
    const progress = await progressFor(this.deps, push.fromUser, said);
    if (progress !== null) return isAsking(step) ? `${progress}\n\n${replies.unfinished(questionAt(step))}` : progress;
    const verdict = verdictIn(state, said);
    // Counted first: handled again after a crash, it is the same vote.
    if (verdict) await countVerdict(this.deps, push, verdict);
    return (await this.turn(push, await this.decisionOn(push, said))) ?? this.answerFreely(push, said);
  }

  /** A choice of the menu answers no question of a running dialogue. */
  async onMenuClick(push: PushMessage, { key }: Shown<'menuClick'>): Promise<string> {
    const { step } = await this.conversations.stateOf(push.fromUser);
    if (isAsking(step) && key !== 'MINE' && key !== 'PERSON') return replies.unfinished(questionAt(step));
    return this.onText(push, (tapWords as Readonly<Record<string, string>>)[key] ?? '菜单');
  }

  /** A picture or voice belongs to the request being filled in; by itself it is kept and offered to be registered. */
  async onFile(push: PushMessage, file: ReceivedFile): Promise<string> {
    const repeated = await this.conversations.saidTo(push);
    if (repeated !== null) return repeated;
    const before = await this.conversations.stateOf(push.fromUser);
    const full = fullFor(file.kind, before.draft);
    if (full !== null) return reminder(before, full).say;
    const kept = await keepFile(this.deps, push.fromUser, file);
    if (kept.kind === 'notKept') return reminder(before, kept.why).say;
    if (isAsking(before.step) || file.transcript === null) return this.add(push, kept, { answer: '' });
    // What a question asked by voice is answered stands above the offer to register it.
    const { say, asked } = await answerQuestion(this.deps, push, hear(file.transcript));
    return this.add(push, kept, { answer: `\n\n${say}\n\n`, asked });
  }

  /** Words in a voice message that answer the open question, or are a choice, count as written; any other voice is kept. */
  async onVoice(push: PushMessage, { mediaId, recognition }: Shown<'voice'>): Promise<string> {
    const said = hear(recognition ?? '');
    const state = await this.conversations.stateOf(push.fromUser);
    const turn = said.text === '' ? null : (await this.decisionOn(push, said))(state);
    const chosen = means(said, 'person', 'mine', 'policy', 'cancel', 'greeting', 'useful', 'useless') || (turn !== null && turn.step !== state.step);
    if (chosen) return this.onText(push, said.text);
    return this.onFile(push, { kind: 'voice', mediaId, transcript: said.text || null });
  }

  /** A place is where it happened, whichever question is open. */
  async onPlace(push: PushMessage, place: Shown<'location'>): Promise<string> {
    const repeated = await this.conversations.saidTo(push);
    return repeated ?? this.add(push, { kind: 'place', address: addressAt(place) }, { answer: '' });
  }

  /** What nobody can read here: the ways on, or the open question again. */
  async onUnreadable(push: PushMessage, kind: replies.Unreadable): Promise<string> {
    const state = await this.conversations.stateOf(push.fromUser);
    return isAsking(state.step) ? reminder(state, replies.cannotRead(kind)).say : replies.cannotRead(kind) + replies.waysOn;
  }

  /** What a message decides, wherever the conversation stands by then. */
  private async decisionOn(push: PushMessage, said: Said): Promise<Decide> {
    const areas = await this.deps.city.telephones();
    const known = startOf(said) || means(said, 'yes', 'stillNeeded') ? await this.knownOf(push) : {};
    return (state) => {
      if (!isAsking(state.step)) return freeTurn(state, said, { known, areas });
      return means(said, 'cancel') ? { step: 'idle', draft: {}, say: replies.cancelled } : answer(state.step, state.draft, said);
    };
  }

  /** What a new draft has from the start: the number the person has bound in the mini-program need not be asked for. */
  private async knownOf({ fromUser, key }: PushMessage): Promise<Draft> {
    const { citizens } = this.deps;
    const number = await citizens.phoneOf(await citizens.findOrCreate([{ kind: 'officialAccount', subject: fromUser }]));
    const phone = number === null ? null : phoneIn(hear(number));
    return { key, ...(phone !== null && { phone }) };
  }

  /** A turn, or null where nothing was decided. A draft once confirmed is submitted before anything else is heard. */
  private async turn(push: PushMessage, decide: Decide): Promise<string | null> {
    const turn = await this.conversations.advance(push, (state) => (state.step === 'submitting' ? { ...state, say: '' } : decide(state)));
    if (turn?.step === 'submitting') return this.submission.finish(push, turn.draft);
    return turn && turn.say;
  }

  private async add(push: PushMessage, addition: Addition, answered: { readonly answer: string; readonly asked?: Asked }): Promise<string> {
    return (await this.turn(push, (state) => withAddition(state, addition, { key: push.key, ...answered }))) ?? '';
  }

  private async person(push: PushMessage, step: Step): Promise<string> {
    const say = await this.deps.chats.request(push);
    return isAsking(step) ? `${say}\n${replies.draftKept}` : say;
  }

  private async answerFreely(push: PushMessage, said: Said): Promise<string> {
    if (means(said, 'policy')) return replies.askQuestion;
    if (means(said, 'cancel')) return replies.nothingOpen;
    if (means(said, 'useful', 'useless')) return replies.nothingToJudge;
    if (isSticker(said)) return replies.cannotRead('sticker') + replies.waysOn;
    if (isSmallTalk(said)) return replies.guidance(await this.deps.city.profile());
    return this.answerQuestion(push, said);
  }

  /** Remembers what was asked and answered: it may be judged, or become a request. */
  private async answerQuestion(push: PushMessage, said: Said): Promise<string> {
    const { say, asked } = await answerQuestion(this.deps, push, said);
    await this.conversations.advance(push, (state) => (isAsking(state.step) || state.step === 'submitting' ? null : { ...remembered(state, asked), say }));
    return say;
  }
}
