import { submitLimits } from '@hotline/shared/rules/limits';
import { maskPhone } from '@hotline/shared/rules/phone-mask';
import { requestTypes, type RequestType } from '@hotline/shared/vocabulary/request-type';
import { cut } from './text-size';
import { means, phoneIn, typeOf, type Said } from './words';

/** The question a follower is being asked on the way to a ticket. */
export type Asking = 'type' | 'content' | 'address' | 'phone' | 'confirm';
/**
 * Where a conversation stands. `idle`: no question is open · `telephones`: a district is being chosen · `offer`: whether
 * what came by itself shall become a request · `useless`: why an answer was of no use · `submitting`: confirmed, and not yet
 * known to be stored.
 */
export type Step = 'idle' | 'telephones' | 'offer' | 'useless' | Asking | 'submitting';

/** A question outside of a request, and the version of the answer shown to it. */
export interface Answered {
  readonly question: string;
  readonly answer: { readonly itemId: string; readonly version: number };
}

/** The same where nothing was found. */
export interface Asked extends Pick<Answered, 'question'> {
  readonly answer: Answered['answer'] | null;
}

/** What the follower has said so far; it is stored sealed. */
export interface Draft {
  /** Made when the dialogue begins: however often it is confirmed, it is one ticket. */
  readonly key?: string;
  readonly requestType?: RequestType;
  readonly content?: string;
  /** What was asked before and not settled by its answer: the story begins with it. */
  readonly question?: string;
  /** The last question outside of a request. */
  readonly asked?: Asked;
  /** Null: the follower does not know. */
  readonly address?: string | null;
  readonly phone?: string;
  /** Pictures, by id. */
  readonly attachments?: readonly string[];
  readonly voices?: readonly string[];
}

export interface State {
  readonly step: Step;
  readonly draft: Draft;
}

export interface Turn extends State {
  readonly say: string;
}

/** What comes by other ways than words. */
export type Addition =
  | { readonly kind: 'picture'; readonly id: string }
  | { readonly kind: 'voice'; readonly id: string; readonly transcript: string | null }
  | { readonly kind: 'place'; readonly address: string };

const typeList = requestTypes.codes.map((code, at) => `${at + 1} ${requestTypes.labels[code]}`).join('\n');
const goOn = '还有要补充的请接着发，说完请回复“好了”。';

/** Each question as it is asked, and asked again after an interruption. */
const questions: Readonly<Record<Asking, string>> = {
  type: `请问属于哪一类？回复数字即可：\n${typeList}`,
  content: '请说说是什么事：时间、地点、经过和您的要求。可以分几条发，也可以发语音、照片和位置。说完后请回复“好了”。',
  address: '事情发生在哪里？请写清区、街道和门牌，或发送位置；不清楚请回复“跳过”。',
  phone: '请留一个联系电话，方便工作人员和您核实情况。',
  confirm: '回复“1”提交，回复“取消”放弃。要修改，回复“改类型”“改内容”“改地点”或“改电话”。',
};

export const isAsking = (step: Step): step is Asking => Object.hasOwn(questions, step);

/** The question that waits for an answer. */
export const questionAt = (step: Asking): string => questions[step];

const pointsOf = (text = ''): number => [...text].length;

/** The first thing a draft has not got. */
function missing({ requestType, content, address, phone }: Draft): Asking {
  if (!requestType) return 'type';
  if (pointsOf(content) < submitLimits.contentMin) return 'content';
  if (address === undefined) return 'address';
  return phone ? 'confirm' : 'phone';
}

const questionChars = 60;

/** The question that fits a draft: who asked something before need not say it again. */
function wordsOf(step: Asking, draft: Draft): string {
  if (step === 'confirm') return summaryOf(draft);
  const { question, content } = draft;
  return step === 'content' && question !== undefined && content === undefined ? `您刚才问的“${cut(question, questionChars)}”已记下。请接着说说时间、地点、经过和您的要求，也可以发语音、照片和位置；说完或没有补充，请回复“好了”。` : questions[step];
}

/** Asks for the first thing missing; what is there already is not asked for. */
export function ask(draft: Draft, lead = ''): Turn {
  const step = missing(draft);
  return { step, draft, say: lead + wordsOf(step, draft) };
}

/** Begins a dialogue with what is known already; `draft.key` tells it from every other one. */
export const begin = (draft: Draft): Turn => ask(draft, '好的，我来帮您登记，随时回复“取消”可退出。\n');

/** What has been told so far. */
const storyOf = ({ content, question }: Draft): string | undefined => content ?? question;

/** The story with one more piece, or null when there is no room for it. */
function longer(draft: Draft, piece: string): string | null {
  const whole = [storyOf(draft), piece].filter(Boolean).join('\n');
  return pointsOf(whole) <= submitLimits.contentMax ? whole : null;
}

type Answer = (draft: Draft, said: Said) => Turn;

const answerType: Answer = (draft, said) => {
  const requestType = typeOf(said);
  if (requestType) return ask({ ...draft, requestType });
  // Who tells the story before the type has told it all the same.
  const content = pointsOf(said.text) >= submitLimits.contentMin ? longer(draft, said.text) : null;
  return content === null ? ask(draft) : ask({ ...draft, content }, '已记下。');
};

function toldAll(draft: Draft): Turn {
  const content = storyOf(draft) ?? '';
  return pointsOf(content) < submitLimits.contentMin ? { step: 'content', draft, say: `请至少写${submitLimits.contentMin}个字，说明是什么事。` } : ask({ ...draft, content });
}

const answerContent: Answer = (draft, said) => {
  if (means(said, 'done')) return toldAll(draft);
  const content = longer(draft, said.text);
  if (content === null) return { step: 'content', draft, say: `内容已到${submitLimits.contentMax}字上限，这一条没有记入。请回复“好了”继续。` };
  return { step: 'content', draft: { ...draft, content }, say: `已记下。${goOn}` };
};

const answerAddress: Answer = (draft, said) => {
  if (pointsOf(said.text) > submitLimits.addressMax) return ask(draft, `地点请写在${submitLimits.addressMax}字以内，这一条没有记入。`);
  return ask({ ...draft, address: means(said, 'skip') || said.text === '' ? null : said.text });
};

const answerPhone: Answer = (draft, said) => {
  const phone = phoneIn(said);
  return phone ? ask({ ...draft, phone }) : { step: 'phone', draft, say: '这个号码好像不完整，请填写11位手机号，或带区号的座机号。' };
};

const changes: readonly (readonly [RegExp, keyof Draft])[] = [[/^(修?改|更改)(类型|类别)$/, 'requestType'], [/^(修?改|更改)内容$/, 'content'], [/^(修?改|更改)(地点|地址|位置)$/, 'address'], [/^(修?改|更改)(电话|号码|手机号?)$/, 'phone']];

const answerConfirm: Answer = (draft, said) => {
  if (means(said, 'confirm')) return { step: 'submitting', draft, say: '' };
  const field = changes.find(([words]) => words.test(said.word))?.[1];
  // Who tells it anew tells all of it anew.
  return field ? ask({ ...draft, [field]: undefined, ...(field === 'content' && { question: undefined }) }) : { step: 'confirm', draft, say: questions.confirm };
};

const answers: Readonly<Record<Asking, Answer>> = { type: answerType, content: answerContent, address: answerAddress, phone: answerPhone, confirm: answerConfirm };

/** The next turn of a running dialogue for one text of the follower. */
export const answer = (step: Asking, draft: Draft, said: Said): Turn => answers[step](draft, said);

const summaryChars = 120;
const heardChars = 60;

/** A place in a person's words: the coordinates are for whoever drives there. */
const placeName = (address: string): string => address.replace(/（坐标[^）]*）$/, '');

const listed = (label: string, files: readonly string[] | undefined, unit: string): string[] => (files && files.length > 0 ? [`${label}：${files.length}${unit}`] : []);

function summaryOf({ requestType = 'inquiry', content = '', address, phone = '', attachments, voices }: Draft): string {
  const length = pointsOf(content);
  return [
    '请核对：',
    `类型：${requestTypes.labels[requestType]}`,
    `内容：${cut(content, summaryChars)}${length > summaryChars ? `（共${length}字）` : ''}`,
    `地点：${address ? placeName(address) : '未填写'}`,
    `电话：${maskPhone(phone)}`,
    ...listed('照片', attachments, '张'),
    ...listed('语音', voices, '段'),
    '提交即表示您同意热线为办理此事使用以上信息。收集什么、用来做什么、保存多久，见小程序“我的”中的个人信息收集清单。',
    questions.confirm,
  ].join('\n');
}

/** What is said instead when there is no room for one more; null when there is. */
export function fullFor(kind: Addition['kind'], { attachments = [], voices = [] }: Draft): string | null {
  if (kind === 'picture' && attachments.length >= submitLimits.pictures) return `照片已有${attachments.length}张，这一张没有收下。`;
  return kind === 'voice' && voices.length >= submitLimits.voices ? `语音已有${voices.length}段，这一段没有收下。` : null;
}

/** How those steps go on that wait for more than one answer. */
const waiting: Partial<Record<Step, string>> = { content: goOn, offer: '要登记为诉求吗？回复“是”开始登记，回复“不用”就不登记。' };

/** The open question again after something else was said. */
export function reminder({ step, draft }: State, lead: string): Turn {
  const rest = waiting[step] ?? (isAsking(step) ? ask(draft).say : '');
  return { step, draft, say: lead + rest };
}

interface More {
  /** Of the push: the key of a draft that begins with it. */
  readonly key: string;
  /** To the question in it, as it is said. */
  readonly answer: string;
  readonly asked?: Asked;
}

/** A picture, voice or place is kept with the draft at any question; by itself it is offered to be registered. */
export function withAddition({ step, draft }: State, addition: Addition, more: More): Turn {
  const free = !isAsking(step);
  const asked = more.asked ?? draft.asked;
  const state: State = free ? { step: 'offer', draft: { key: more.key, ...(step === 'offer' ? draft : {}), ...(asked && { asked }) } } : { step, draft };
  const full = fullFor(addition.kind, state.draft);
  if (full !== null) return reminder(state, full);
  const kept = { ...state.draft, ...added(state.draft, addition) };
  const lead = noted(kept, addition) + (free ? more.answer : '');
  // A place may be the answer that was waited for; a story goes on until it is said to be over.
  return waiting[state.step] === undefined ? ask(kept, lead) : reminder({ step: state.step, draft: kept }, lead);
}

function added(draft: Draft, addition: Addition): Draft {
  if (addition.kind === 'picture') return { attachments: [...(draft.attachments ?? []), addition.id] };
  if (addition.kind === 'place') return { address: addition.address };
  const words = addition.transcript === null ? '（语音留言，见附件）' : `（语音转文字）${addition.transcript}`;
  return { voices: [...(draft.voices ?? []), addition.id], content: longer(draft, words) ?? draft.content };
}

function noted({ attachments = [], voices = [] }: Draft, addition: Addition): string {
  if (addition.kind === 'picture') return `照片已记下，共${attachments.length}张。`;
  if (addition.kind === 'place') return `地点已记下：${placeName(addition.address)}。`;
  return addition.transcript === null ? `语音已记下，共${voices.length}段，工作人员会收听。` : `语音已记下，听到的是：“${cut(addition.transcript, heardChars)}”。`;
}
