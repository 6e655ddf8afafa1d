import type { CityProfile } from '@hotline/shared/contracts/city.citizen';
import type { KnowledgeHit } from '@hotline/shared/contracts/knowledge';
import type { CitizenTicketItem } from '@hotline/shared/contracts/tickets.citizen';
import { shanghaiTime } from '../../platform/clock';

const menu = '回复数字选择：\n1 政策查询\n2 我的诉求进度\n3 提交诉求\n也可以直接打字提问。紧急情况请拨打12345。';

export const welcome = (city: CityProfile): string => `您好，这里是${city.hotlineName}。${city.slogan}。\n${menu}`;
export const guidance = (city: CityProfile): string => `${city.hotlineName}为您服务。\n${menu}`;
export const askQuestion = '请直接输入您想了解的问题，例如“供暖不热怎么办”。';
export const cancelled = `已取消，没有提交任何内容。\n${menu}`;
export const busy = '系统正忙，您的消息已保存，稍后为您处理。紧急情况请拨打12345。';
export const unsupported = '暂时看不懂这种消息，请用文字告诉我们，或回复“3”提交诉求。';
export const notInDialogue = '照片已收到。如需反映问题，请先回复“3”，再发送照片。';
export const pictureKept = '照片已记下。还有要补充的请接着发，说完请回复“好了”。';
export const pictureRefused = '这张图片没有收下，请换一张清晰的照片，单次最多9张。';

export const submitted = (ticketNo: string): string => `已提交，诉求编号${ticketNo}。受理、转办、办结时我们会通知您，回复“2”可随时查看进度。`;

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
  return `《${first.title}》\n${passage}\n<a href="${linkTo(first.id)}">查看全文</a>（来源：${first.source}）${more}\n\n没有解决？回复“3”提交诉求。`;
}
