/** The first character of each initial in the order of pinyin; i, u and v begin no syllable. */
const initials = [...'abcdefghjklmnopqrstwxyz'];
const firsts = [...'阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀'];
const pinyin = new Intl.Collator('zh-u-co-pinyin');

/** 派 → p; anything that is not a Chinese character stays itself. */
function initialOf(character: string): string {
  if (!/\p{Script=Han}/u.test(character)) return character.toLowerCase();
  const at = firsts.findLastIndex((first) => pinyin.compare(first, character) <= 0);
  return initials[at] ?? character;
}

/** Whether the characters of `wanted` stand in `text` in this order, not necessarily side by side. */
function inOrder(wanted: readonly string[], text: readonly string[]): boolean {
  let at = 0;
  for (const character of text) if (character === wanted[at]) at += 1;
  return at === wanted.length;
}

/** How well a name fits what was typed, by its words or the initials of its pinyin (pdt → 派单台): 0 best; null: not at all. */
export function fit(typed: string, name: string): number | null {
  const wanted = typed.toLowerCase().replace(/\s/g, '');
  const text = name.toLowerCase();
  const byInitials = [...text].map(initialOf).join('');
  if (text.startsWith(wanted) || byInitials.startsWith(wanted)) return 0;
  if (text.includes(wanted) || byInitials.includes(wanted)) return 1;
  return inOrder([...wanted], [...text]) || inOrder([...wanted], [...byInitials]) ? 2 : null;
}
