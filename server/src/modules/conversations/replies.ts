import type { CityProfile } from '@hotline/shared/contracts/city.citizen';
import type { KnowledgeHit } from '@hotline/shared/contracts/knowledge';
import type { CitizenTicketItem } from '@hotline/shared/contracts/tickets.citizen';
import { submitLimits } from '@hotline/shared/rules/limits';
import { shanghaiTime } from '../../platform/clock';

const menu = '回复数字选择：\n1 政策查询\n2 我的诉求进度\n3 提交诉求\n也可以直接打字提问。遇到人身危险，请先拨打110、119或120；也可以直接拨打12345。';

export const welcome = (city: CityProfile): string => `您好，这里是${city.hotlineName}。${city.slogan}。\n${menu}`;
export const guidance = (city: CityProfile): string => `${city.hotlineName}为您服务。\n${menu}`;
export const askQuestion = '请直接输入您想了解的问题，例如“供暖不热怎么办”。';
export const cancelled = `已取消，没有提交任何内容。\n${menu}`;
export const nothingOpen = `您现在没有正在填写的诉求。\n${menu}`;

/** The dialogue waits while somebody does something else. */
export const unfinished = (question: string): string => `您有一件诉求还没有提交，请接着填写：\n${question}\n回复“取消”可退出。`;

export const unreadable = '这里看不了语音、视频和表情，请用文字告诉我们，或回复“3”提交诉求，也可以拨打12345。';
export const unreadableHere = '这里看不了语音、视频和表情，请用文字回复。';
export const locationOutside = '位置没有保存。如需反映问题，请先回复“3”，登记地点时再发送位置。';
export const pictureOutside = '这张照片没有保存。如需反映问题，请先回复“3”，登记时再发送照片。';
export const pictureRefused = (question: string): string => `这张图片打不开，没有收下，请换一张照片再发。${question}`;
export const picturesFull = (question: string): string => `照片已有${submitLimits.pictures}张，这一张没有收下。${question}`;

export const submitted = (ticketNo: string): string => `已提交，诉求编号${ticketNo}。有进展和结果时我们会通知您，回复“2”可随时查看进度。`;

const lines = (items: readonly string[]): string => items.join('\n');

/** Progress of the newest requests. */
export function progress(items: readonly CitizenTicketItem[]): string {
  if (items.length === 0) return '您还没有提交过诉求。回复“3”可以提交。';
  return `您最近的诉求：\n${lines(items.slice(0, 3).map((item) => `${item.ticketNo}\n${item.title}\n${item.stateLabel}，更新于${shanghaiTime(item.updatedAt)}`))}`;
}

/** Up to three answers, the first with its best passage; a person and the intake stay one digit away. */
export function answers(hits: readonly KnowledgeHit[], linkTo: (id: string) => string): string {
  if (hits.length === 0) return '没有找到直接的答复。回复“3”提交诉求，工作人员会回复您；也可以拨打12345。';
  const shown = hits.filter((hit) => !hit.expired).slice(0, 3);
  const [first, ...others] = shown.length > 0 ? shown : hits.slice(0, 1);
  if (!first) return '';
  const passage = first.passage.map((piece) => piece.text).join('');
  const more = others.length > 0 ? `\n\n相关：\n${lines(others.map((hit) => `<a href="${linkTo(hit.id)}">${hit.title}</a>`))}` : '';
  const over = first.expired ? '（已停止执行，请以最新规定为准）' : '';
  return `《${first.title}》${over}\n${passage}\n<a href="${linkTo(first.id)}">查看全文</a>（来源：${first.source}）${more}\n\n没有解决？回复“3”提交诉求。`;
}
