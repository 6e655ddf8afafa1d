import { submitLimits } from '@hotline/shared/rules/limits';
import { requestTypes, type RequestType } from '@hotline/shared/vocabulary/request-type';

/** The question a follower is being asked; `idle`: none. */
export type Step = 'idle' | 'type' | 'content' | 'address' | 'phone' | 'confirm';

/** What the follower has said so far. The phone number is kept sealed. */
export interface Draft {
  readonly requestType?: RequestType;
  readonly content?: string;
  readonly address?: string | null;
  readonly phoneSealed?: string | null;
  readonly attachments?: readonly string[];
}

export interface Turn {
  readonly step: Step;
  readonly draft: Draft;
  readonly say: string;
  /** The draft is complete and confirmed. */
  readonly submit?: true;
}

/** Words with which a dialogue is left at any point. */
const cancelWords = new Set(['取消', '退出', '不写了', '算了']);
const skipWords = new Set(['跳过', '无', '没有', '不清楚']);
const startWords = new Set(['3', '提交诉求', '反映问题', '我要投诉', '我要反映', '投诉', '求助', '微受理']);

const menuOf = (names: readonly string[]): string => names.map((name, at) => `${at + 1} ${name}`).join('\n');
const typeNames = requestTypes.codes.map((code) => requestTypes.labels[code]);

/** Whether a text asks to begin a request. */
export const asksToStart = (text: string): boolean => startWords.has(text);
/** Whether a text leaves the dialogue. */
export const asksToCancel = (text: string): boolean => cancelWords.has(text);

export const firstQuestion: Turn = { step: 'type', draft: {}, say: `好的，我来帮您登记。请问属于哪一类？回复数字即可：\n${menuOf(typeNames)}\n随时回复“取消”可退出。` };

const askContent = '请说说是什么事：时间、地点、经过和您的要求。可以分几条发，也可以发照片。说完后回复“好了”。';
const askAddress = '事情发生在哪里？请写清区、街道和门牌，或发送位置；不清楚请回复“跳过”。';
const askPhone = '请留一个联系电话，负责单位会联系您。';

type Answer = (draft: Draft, text: string, seal: (phone: string) => string | null) => Turn;

const answerType: Answer = (draft, text) => {
  const requestType = requestTypes.codes[Number(text) - 1] ?? requestTypes.codes.find((code) => requestTypes.labels[code] === text);
  if (!requestType) return { step: 'type', draft, say: `请回复1到${typeNames.length}中的一个数字：\n${menuOf(typeNames)}` };
  return { step: 'content', draft: { ...draft, requestType }, say: askContent };
};

const answerContent: Answer = (draft, text) => {
  const length = [...(draft.content ?? '')].length;
  if (text !== '好了') {
    const content = [draft.content, text].filter(Boolean).join('\n');
    if ([...content].length > submitLimits.contentMax) return { step: 'content', draft, say: `内容已到${submitLimits.contentMax}字上限，这一条没有记入。请回复“好了”继续。` };
    return { step: 'content', draft: { ...draft, content }, say: '已记下。还有要补充的请接着发，说完请回复“好了”。' };
  }
  if (length < submitLimits.contentMin) return { step: 'content', draft, say: `请至少写${submitLimits.contentMin}个字，说明是什么事。` };
  return { step: 'address', draft, say: askAddress };
};

const answerAddress: Answer = (draft, text) => ({ step: 'phone', draft: { ...draft, address: skipWords.has(text) ? null : [...text].slice(0, submitLimits.addressMax).join('') }, say: askPhone });

const answerPhone: Answer = (draft, text, seal) => {
  if (!/^(1\d{10}|0\d{2,3}-?\d{7,8})$/.test(text)) return { step: 'phone', draft, say: '这个号码好像不完整，请填写11位手机号，或带区号的座机号。' };
  const complete = { ...draft, phoneSealed: seal(text) };
  return { step: 'confirm', draft: complete, say: summaryOf(complete) };
};

const answerConfirm: Answer = (draft, text) =>
  text === '1' || text === '提交' ? { step: 'idle', draft, say: '', submit: true } : { step: 'confirm', draft, say: '回复“1”提交，回复“取消”放弃。' };

function summaryOf({ requestType, content, address, attachments }: Draft): string {
  const pictures = attachments?.length ? `\n照片：${attachments.length}张` : '';
  const type = requestType ? requestTypes.labels[requestType] : '';
  return `请核对：\n类型：${type}\n内容：${[...(content ?? '')].slice(0, 120).join('')}\n地点：${address ?? '未填写'}${pictures}\n提交即表示您同意热线为办理此事使用以上信息。回复“1”提交，回复“取消”放弃。`;
}

const answers: Readonly<Record<Exclude<Step, 'idle'>, Answer>> = { type: answerType, content: answerContent, address: answerAddress, phone: answerPhone, confirm: answerConfirm };

/** The next turn of a running dialogue for one text of the follower. */
export function nextTurn(now: { readonly step: Exclude<Step, 'idle'>; readonly draft: Draft }, text: string, seal: (phone: string) => string | null): Turn {
  return answers[now.step](now.draft, text, seal);
}

/** A picture sent during the dialogue is kept with the draft. */
export function withPicture(draft: Draft, attachmentId: string): Draft {
  return { ...draft, attachments: [...(draft.attachments ?? []), attachmentId] };
}
