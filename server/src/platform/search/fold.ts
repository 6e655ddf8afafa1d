import { Converter } from 'opencc-js/t2cn';

const toSimplified = Converter({ from: 't', to: 'cn' });

/** What each UTF-16 unit is folded to; 0: not looked up yet. Filled as characters turn up, because most of the 65,536 never do. */
const folded = new Uint16Array(0x10000);

/** The unit that a one-unit text stands for, or null when its folded form is longer. */
function oneUnit(text: string): string | null {
  const plain = text.normalize('NFKD');
  return plain.length === 1 || /^.\p{M}+$/u.test(plain) ? (plain[0] ?? null) : null;
}

function foldUnit(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return unit;
  const character = String.fromCharCode(unit);
  const lower = (oneUnit(character) ?? character).toLowerCase();
  const simple = toSimplified(lower);
  return (simple.length === 1 ? simple : lower).charCodeAt(0) || 0x20;
}

/**
 * Full-width, upper-case, accented and traditional characters as their plain form. Every UTF-16 unit stays one unit, so that a
 * place in the folded text is the same place in the original.
 */
export function fold(text: string): string {
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    units[at] = folded[unit] ||= foldUnit(unit);
  }
  return Buffer.from(units.buffer).toString('utf16le');
}
