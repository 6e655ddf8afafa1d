import type { AreaTelephones } from '../city';
import type { Step, Turn } from './dialogue';
import * as replies from './replies';
import { means, type Said } from './words';

const tail = /的?(电话号码|联系电话|联系方式|电话|号码|热线)(是多少|多少|是什么)?$/;

/** An area by the number it has in the list, by its name or by a part of it. */
function areaNamed(areas: readonly AreaTelephones[], name: string): AreaTelephones | undefined {
  if ([...name].length < 2) return undefined;
  return areas.find((area) => area.name === name) ?? areas.find((area) => area.name.includes(name));
}

const told = (area: AreaTelephones): Turn => ({ step: 'idle', draft: {}, say: replies.areaNumbers(area) });
const list = (areas: readonly AreaTelephones[]): Turn =>
  areas.length > 0 ? { step: 'telephones', draft: {}, say: replies.areaList(areas) } : { step: 'idle', draft: {}, say: replies.noTelephones };

/** An answer to the list. */
function chosen(said: Said, areas: readonly AreaTelephones[]): Turn | null {
  const { word } = said;
  if (means(said, 'cancel')) return { step: 'idle', draft: {}, say: replies.menu };
  const area = areas[Number(word) - 1] ?? areaNamed(areas, word.replace(tail, ''));
  if (area) return told(area);
  return means(said, 'telephones') || /^\d{1,2}$/.test(word) ? list(areas) : null;
}

/** A district named out of the blue counts when it is named in full, or with the word for a telephone behind it. */
function asked(said: Said, areas: readonly AreaTelephones[]): Turn | null {
  if (means(said, 'telephones')) return list(areas);
  const name = said.word.replace(tail, '');
  const area = areas.find((one) => one.name === said.word) ?? (name === said.word ? undefined : areaNamed(areas, name));
  return area ? told(area) : null;
}

/** 各县区电话, the second choice of the menu: the list, then the numbers of the one chosen. Null for what is something else. */
export const telephoneTurn = (step: Step, said: Said, areas: readonly AreaTelephones[]): Turn | null => (step === 'telephones' ? chosen(said, areas) : asked(said, areas));
