import type { CityWords } from '@hotline/shared/contracts/city.citizen';
import { chatLimits } from '@hotline/shared/rules/chat-limits';
import type { ChatState } from '@hotline/shared/vocabulary/chat';
import { satisfactions, type Satisfaction } from '@hotline/shared/vocabulary/rating';
import type { MessageMenu, OfficialAccountMessage } from '../../wechat';
import { addressAt, hear } from './words';

const { opensAt, closesAt } = chatLimits;
const hourMs = 3600_000;

/** Words with which a follower leaves the chat; fewer once an operator is there, who may have asked something. */
const endWords = new Set(['结束', '结束对话', '结束人工', '结束服务', '退出人工']);
const giveUpWords = new Set(['取消', '退出', '不等了', '算了']);
/** Words of somebody in the queue who only wants to know how long it takes. */
const queueWords = new Set(['3', '人工', '转人工', '人工服务', '客服', '排队', '在吗', '有人吗', '还有多久']);

const wordOf = (message: OfficialAccountMessage): string => (message.kind === 'text' ? hear(message.content).word : '');

export const asksToEnd = (message: OfficialAccountMessage, state: ChatState): boolean => endWords.has(wordOf(message)) || (state === 'waiting' && giveUpWords.has(wordOf(message)));
export const asksForQueue = (message: OfficialAccountMessage): boolean => queueWords.has(wordOf(message));

/** Whether somebody sits at the desk at an instant; China has one zone, UTC+8, without summer time. */
export function deskIsOpen(now: number): boolean {
  const hour = Math.floor((now + 8 * hourMs) / hourMs) % 24;
  return hour >= opensAt && hour < closesAt;
}

const back = '回复“结束”可返回自助服务。';

/** To whoever asked for a person. */
export function queued(ahead: number, open: boolean, { hotlineNumber }: CityWords): string {
  if (!open) {
    return `人工服务时间是每天${opensAt}:00至${closesAt}:00，现在可以留言：请直接发文字、照片或语音，工作人员上班后回复您。急事请拨打${hotlineNumber}。\n${back}`;
  }
  const place = ahead > 0 ? `前面还有${ahead}位，请稍候。` : '工作人员马上接待您。';
  return `已为您转接人工，${place}您可以先把事情发过来，文字、照片、语音都可以。\n${back}`;
}

export const beingServed = '工作人员正在为您服务，请直接发消息。回复“结束”可结束对话。';
export const leftMessage = `已记下，工作人员接入后会先看您发的内容。${back}`;
export const unreadable = '工作人员看不到视频和表情，请发文字、照片或语音。';
export const leftQueue = '已退出排队。您可以直接打字提问；需要人工时请回复“人工”。';
export const ended = '人工服务已结束。您可以直接打字提问；再次需要人工时请回复“人工”。';
export const thanks: Readonly<Record<Satisfaction, string>> = {
  satisfied: '感谢您的评价。',
  basicallySatisfied: '感谢您的评价，我们会继续改进。',
  dissatisfied: '很抱歉没有让您满意。您的评价已记录；事情还没有解决的，请回复“人工”，或回复“提交诉求”登记。',
};

/** On the card of our mini-program. */
export const intakeTitle = '微受理：填写诉求，随时查看进度';

/** The way to 微受理, as a line in the chat. */
export const intakeLink = (publicUrl: string): string => `您可以在微受理里填写诉求，提交后会有编号，也能随时查看进度：\n<a href="${publicUrl}/h5/#/pages/submit/index">点这里填写诉求</a>`;

/** The question after a chat; the chosen option comes back with the text it makes. */
export const ratingMenu = (chatId: string): MessageMenu => ({
  head: '人工服务已结束，请您评价这次服务：',
  options: satisfactions.codes.map((code) => ({ id: `${chatId}.${code}`, label: satisfactions.labels[code] })),
  tail: '点选上面的一项即可。',
});

/** The chat and the choice behind an option of `ratingMenu`, or null. */
export function ratingOf(message: OfficialAccountMessage): { readonly chatId: string; readonly satisfaction: Satisfaction } | null {
  const [chatId = '', code] = message.kind === 'text' ? (message.optionId ?? '').split('.') : [];
  const satisfaction = satisfactions.codes.find((known) => known === code);
  return satisfaction ? { chatId, satisfaction } : null;
}

/** What stands in the chat for a message of the follower's; characters that cannot be shown are left out. */
export const wordsOf = (message: OfficialAccountMessage): string => hear(rawWordsOf(message)).text;

function rawWordsOf(message: OfficialAccountMessage): string {
  switch (message.kind) {
    case 'text':
      return message.content;
    case 'voice':
      return message.recognition ?? '';
    case 'location':
      return addressAt(message);
    case 'link':
      return `${message.title}\n${message.url}`;
    case 'image':
      return '';
    default:
      return '发来视频、表情等内容，这里看不到。';
  }
}
