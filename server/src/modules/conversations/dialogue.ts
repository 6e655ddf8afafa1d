import { printable } from '@hotline/shared/contracts/fields';
import { submitLimits } from '@hotline/shared/rules/limits';
import { maskPhone } from '@hotline/shared/rules/phone-mask';
import { requestTypes, type RequestType } from '@hotline/shared/vocabulary/request-type';

/** The question a follower is being asked; `idle`: none. */
export type Step = 'idle' | 'type' | 'content' | 'address' | 'phone' | 'confirm';
type Asking = Exclude<Step, 'idle'>;

/** What the follower has said so far; it is stored sealed. */
export interface Draft {
  /** Made when the dialogue begins: however often it is confirmed, it is one ticket. */
  readonly key?: string;
  readonly requestType?: RequestType;
  readonly content?: string;
  readonly address?: string | null;
  readonly phone?: string;
  readonly attachments?: readonly string[];
}

export interface Turn {
  readonly step: Step;
  readonly draft: Draft;
  readonly say: string;
  /** The draft is complete and confirmed. */
  readonly submit?: true;
}

/** Words of a follower: as written, and folded for comparing (１ is 1, a closing mark says nothing). */
export interface Said {
  readonly text: string;
  readonly word: string;
}

export function hear(content: string): Said {
  const text = printable(content).trim();
  return { text, word: text.normalize('NFKC').replace(/[\s。.!,、~]+$/, '') };
}

/** Words with which a dialogue is left at any point. */
const cancelWords = new Set(['取消', '退出', '不写了', '算了']);
const skipWords = new Set(['跳过', '无', '没有', '不清楚', '不知道']);
const startWords = new Set(['3', '提交诉求', '反映问题', '我要投诉', '我要反映', '投诉', '求助', '微受理']);
const doneWords = new Set(['好了', '完了', '说完了', '写完了', '没有了', '没了']);
const confirmWords = new Set(['1', '提交', '确认', '确认提交']);

const menuOf = (names: readonly string[]): string => names.map((name, at) => `${at + 1} ${name}`).join('\n');
const typeNames = requestTypes.codes.map((code) => requestTypes.labels[code]);

/** Whether a text asks to begin a request. */
export const asksToStart = ({ word }: Said): boolean => startWords.has(word);
/** Whether a text leaves the dialogue. */
export const asksToCancel = ({ word }: Said): boolean => cancelWords.has(word);

/** Begins a dialogue; `key` tells it from every other one. */
export const firstQuestion = (key: string): Turn => ({ step: 'type', draft: { key }, say: `好的，我来帮您登记。请问属于哪一类？回复数字即可：\n${menuOf(typeNames)}\n随时回复“取消”可退出。` });

const goOn = '还有要补充的请接着发，说完请回复“好了”。';

/** Each question as it is asked again after an interruption. */
const questions: Readonly<Record<Asking, string>> = {
  type: `请回复1到${typeNames.length}中的一个数字：\n${menuOf(typeNames)}`,
  content: '请说说是什么事：时间、地点、经过和您的要求。可以分几条发，也可以发照片。说完后请回复“好了”。',
  address: '事情发生在哪里？请写清区、街道和门牌，或发送位置；不清楚请回复“跳过”。',
  phone: '请留一个联系电话，方便工作人员和您核实情况。',
  confirm: '回复“1”提交，回复“取消”放弃。如需修改，请取消后重新填写。',
};

/** The question that waits for an answer. */
export const questionAt = (step: Asking): string => questions[step];

type Answer = (draft: Draft, said: Said) => Turn;

const answerType: Answer = (draft, { word }) => {
  const requestType = requestTypes.codes[Number(word) - 1] ?? requestTypes.codes.find((code) => requestTypes.labels[code] === word);
  if (!requestType) return { step: 'type', draft, say: questions.type };
  return { step: 'content', draft: { ...draft, requestType }, say: questions.content };
};

const answerContent: Answer = (draft, { text, word }) => {
  const length = [...(draft.content ?? '')].length;
  if (!doneWords.has(word)) {
    const content = [draft.content, text].filter(Boolean).join('\n');
    if ([...content].length > submitLimits.contentMax) return { step: 'content', draft, say: `内容已到${submitLimits.contentMax}字上限，这一条没有记入。请回复“好了”继续。` };
    return { step: 'content', draft: { ...draft, content }, say: `已记下。${goOn}` };
  }
  if (length < submitLimits.contentMin) return { step: 'content', draft, say: `请至少写${submitLimits.contentMin}个字，说明是什么事。` };
  return { step: 'address', draft, say: questions.address };
};

const answerAddress: Answer = (draft, { text, word }) => {
  const address = skipWords.has(word) || text === '' ? null : [...text].slice(0, submitLimits.addressMax).join('');
  return { step: 'phone', draft: { ...draft, address }, say: questions.phone };
};

/** People write numbers in groups and with the country's code. */
const digitsOf = (word: string): string => word.replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '');

const answerPhone: Answer = (draft, { word }) => {
  const phone = digitsOf(word);
  if (!/^(1\d{10}|0\d{9,11})$/.test(phone)) return { step: 'phone', draft, say: '这个号码好像不完整，请填写11位手机号，或带区号的座机号。' };
  const complete = { ...draft, phone };
  return { step: 'confirm', draft: complete, say: summaryOf(complete) };
};

const answerConfirm: Answer = (draft, { word }) => (confirmWords.has(word) ? { step: 'confirm', draft, say: '', submit: true } : { step: 'confirm', draft, say: questions.confirm });

const summaryChars = 120;

function summaryOf({ requestType, content = '', address, phone = '', attachments = [] }: Draft): string {
  const characters = [...content];
  const shown = characters.length > summaryChars ? `${characters.slice(0, summaryChars).join('')}…（共${characters.length}字）` : content;
  const pictures = attachments.length > 0 ? `\n照片：${attachments.length}张` : '';
  const type = requestType ? requestTypes.labels[requestType] : '';
  return `请核对：\n类型：${type}\n内容：${shown}\n地点：${address ?? '未填写'}\n电话：${maskPhone(phone)}${pictures}\n提交即表示您同意热线为办理此事使用以上信息。\n${questions.confirm}`;
}

const answers: Readonly<Record<Asking, Answer>> = { type: answerType, content: answerContent, address: answerAddress, phone: answerPhone, confirm: answerConfirm };

/** The next turn of a running dialogue for one text of the follower. */
export function nextTurn(now: { readonly step: Asking; readonly draft: Draft }, said: Said): Turn {
  return answers[now.step](now.draft, said);
}

/** A picture is kept with the draft at any step, and the open question asked again. */
export function withPicture(now: { readonly step: Asking; readonly draft: Draft }, attachmentId: string): Turn {
  const attachments = [...(now.draft.attachments ?? []), attachmentId];
  const next = now.step === 'content' ? goOn : questions[now.step];
  return { step: now.step, draft: { ...now.draft, attachments }, say: `照片已记下，共${attachments.length}张。${next}` };
}
