import type { CityWords } from '@hotline/shared/contracts/city.citizen';
import type { KnowledgeHit } from '@hotline/shared/contracts/knowledge';
import { uselessReasons } from '@hotline/shared/vocabulary/inquiry';
import type { AreaTelephones } from '../city';
import { cut, fits, link } from './text-size';

/** Everything the hotline says in the chat by itself, apart from the questions of the dialogue. */

export const menu = '回复数字选择：\n1 政策咨询\n2 各县区电话\n3 人工服务\n要反映问题，回复“提交诉求”；查进度，回复“我的”。也可以直接打字提问。\n遇到人身危险，请先拨打110、119或120；也可以直接拨打12345。';

export const welcome = (city: CityWords): string => `您好，这里是${city.hotlineName}。${city.slogan}。\n${menu}`;
export const guidance = (city: CityWords): string => `${city.hotlineName}为您服务。\n${menu}`;
export const askQuestion = '请直接输入您想了解的问题，例如“供暖不热怎么办”。';
export const cancelled = `已取消，没有提交任何内容。\n${menu}`;
export const notRegistered = `好的，没有登记。\n${menu}`;
export const nothingOpen = `您现在没有正在填写的诉求。\n${menu}`;

/** The dialogue waits while somebody does something else. */
export const unfinished = (question: string): string => `您有一件诉求还没有提交，请接着填写：\n${question}\n回复“取消”可退出。`;
export const draftKept = '您正在填写的诉求已保留，结束人工服务后可以接着填写。';

/** 各县区电话. */
const lines = (items: readonly string[]): string => items.join('\n');
export const areaList = (areas: readonly AreaTelephones[]): string => `请回复数字或区县名称：\n${lines(areas.map(({ name }, at) => `${at + 1} ${name}`))}`;
export const areaNumbers = ({ name, numbers }: AreaTelephones): string => `${name}：\n${lines(numbers.map((entry) => `${entry.name} ${entry.number}`))}\n查其他区县，回复“2”；全市的事项请拨打12345。`;
export const noTelephones = '各县区电话还没有公布，请拨打12345，或回复“人工”找工作人员。';

/** What nobody can read here, by what it is. */
const unreadable = { video: '这里看不了视频', link: '这里打不开链接', sticker: '这里看不懂表情', other: '这里看不了这类消息' } as const;
export type Unreadable = keyof typeof unreadable;
export const cannotRead = (kind: Unreadable): string => `${unreadable[kind]}，请用文字、语音或照片告诉我们${kind === 'link' ? '主要内容' : ''}。`;
export const waysOn = '要反映问题，回复“提交诉求”；找工作人员，回复“人工”；也可以拨打12345。';

/** A refusal in the words of its error, and how to go on. */
export const notReceived = (kind: 'picture' | 'voice'): string => (kind === 'picture' ? '这张照片没有收到，请再发一次。' : '这段语音没有收到，请再发一次，或改用文字。');
export const submitted = (ticketNo: string): string => `已提交，诉求编号${ticketNo}。有进展和结果时我们会通知您，回复“我的”可随时查看进度。`;
export const notSubmitted = (why: string): string => `没有提交成功：${why}您填写的内容都还在。\n`;
export const filesLost = '有照片或语音已失效，没有提交成功。已把它们去掉，需要的请重新发送，其他内容都还在。\n';

/** 有用吗. */
const waysLeft = '没有解决的，回复“仍需反映”，把这个问题登记为诉求；回复“人工”找工作人员。';
export const wasUseful = '谢谢您的评价。还有想了解的，请直接输入。';
export const whyUseless = `已记下，我们会改进这条答复。请问是哪里没帮上忙？回复数字即可：\n${lines(uselessReasons.codes.map((code, at) => `${at + 1} ${uselessReasons.labels[code]}`))}\n${waysLeft}`;
export const wasUseless = `已记下，谢谢您，我们会改进这条答复。${waysLeft}`;
export const nothingToJudge = '现在没有可以评价的答复。请直接输入您想了解的问题。';

interface Around {
  /** Address of an item's page. */
  readonly linkTo: (id: string) => string;
  /** The link into the mini-program. */
  readonly miniProgram: string;
}

const titleChars = 40;

interface Found {
  readonly items: readonly KnowledgeHit[];
  readonly meant: string | null;
}

/** What is shown of what was found: the valid ones, else the best of those that are over. */
const shownOf = (hits: readonly KnowledgeHit[]): readonly KnowledgeHit[] => {
  const valid = hits.filter((hit) => !hit.expired).slice(0, 3);
  return valid.length > 0 ? valid : hits.slice(0, 1);
};

/** The answer whose passage is shown. */
export const firstShown = (hits: readonly KnowledgeHit[]): KnowledgeHit | undefined => shownOf(hits)[0];

/** Up to three answers, the first with its best passage; a person and the intake stay one word away. */
export function answers({ items: hits, meant }: Found, { linkTo, miniProgram }: Around): string {
  const [first, ...others] = shownOf(hits);
  if (!first) return `没有找到直接的答复。${meant === null ? '' : `您是不是想问“${cut(meant, titleChars)}”？`}回复“仍需反映”，把这个问题登记为诉求，工作人员会答复您；回复“人工”找工作人员；也可以拨打12345，或${miniProgram}。`;
  const over = first.expired ? '（已停止执行，请以最新规定为准）' : '';
  const head = `《${cut(first.title, titleChars)}》${over}\n${first.passage.map((piece) => piece.text).join('')}\n${link('查看全文', linkTo(first.id))}（来源：${cut(first.source, titleChars)}）`;
  const end = `\n\n这条答复有用吗？请回复“有用”或“没用”。\n没有解决？回复“仍需反映”，把这个问题登记为诉求；回复“人工”找工作人员，或${miniProgram}。`;
  const related = (count: number): string => (count === 0 ? '' : `\n\n相关：\n${lines(others.slice(0, count).map((hit) => link(cut(hit.title, titleChars), linkTo(hit.id))))}`);
  const most = [others.length, 1, 0].find((count) => fits(head + related(count) + end)) ?? 0;
  return head + related(most) + end;
}
