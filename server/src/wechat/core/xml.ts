import { Refused } from './refused';
import { emptyTree, type Tree, type TreeValue } from './tree';

/**
 * XML of pushes and passive replies: elements, text and CDATA under one `<xml>`. WeChat sends nothing else, so nothing
 * else can be read here: no DOCTYPE, entity, attribute, comment or instruction. One pass, in a time that grows with the length.
 */

const maxDepth = 8;
/** Elements WeChat repeats; they are lists even when there is one of them. */
const repeated = new Set(['List', 'item', 'detail']);

const declaration = /^<\?xml [^<>]{0,100}\?>/;
const tagName = /<[A-Za-z_][\w.-]*/y;
const tagEnd = /\s*\/?>/y;
const references = new Map([['amp', '&'], ['lt', '<'], ['gt', '>'], ['quot', '"'], ['apos', "'"]]);
const cdataStart = '<![CDATA[';

/** Reads a message. Throws Refused for anything but a complete `<xml>` of plain elements at most 8 deep. */
export function readXml(text: string): Tree {
  const trimmed = text.trim(); // a byte order mark is a blank, too
  const body = trimmed.startsWith('<?') ? trimmed.replace(declaration, '').trimStart() : trimmed;
  if (!body.startsWith('<xml>')) throw new Refused('no <xml>');
  const value = new XmlReader(body).whole();
  return typeof value === 'string' ? emptyTree() : (value as Tree);
}

/** Goes through the text once, from tag to tag. */
class XmlReader {
  private at = 0;

  constructor(private readonly text: string) {}

  whole(): TreeValue {
    const value = this.element(maxDepth + 1).value;
    if (this.at !== this.text.length) throw new Refused('something after </xml>');
    return value;
  }

  /** An element from `<` to behind the `>` of its end. */
  private element(depth: number): { name: string; value: TreeValue } {
    if (depth === 0) throw new Refused('XML too deep');
    const name = this.skip(tagName).slice(1);
    return { name, value: this.endsTag() === '/>' ? '' : this.content(name, depth) };
  }

  /** What stands between the tags: text, or elements with nothing but blanks among them. */
  private content(name: string, depth: number): TreeValue {
    let text = this.characters();
    if (this.closes(name)) return text;
    const tree = emptyTree();
    do {
      add(tree, this.element(depth - 1), depth > maxDepth);
      text += this.characters();
    } while (!this.closes(name));
    if (text.trim() !== '') throw new Refused('mixed XML');
    return tree;
  }

  /** Text and CDATA up to the next tag. */
  private characters(): string {
    let read = '';
    for (;;) {
      const next = this.find('<', this.at);
      if (next > this.at) read += resolved(this.text.slice(this.at, next));
      this.at = next;
      if (!this.text.startsWith(cdataStart, next)) return read;
      const end = this.find(']]>', next + cdataStart.length);
      read += this.text.slice(next + cdataStart.length, end);
      this.at = end + 3;
    }
  }

  /** Whether the end of this element comes; then it is passed. */
  private closes(name: string): boolean {
    if (this.text[this.at + 1] !== '/') return false;
    if (!this.text.startsWith(name, this.at + 2)) throw new Refused('crossed tags');
    this.at += 2 + name.length;
    if (this.endsTag() !== '>') throw new Refused('no end tag');
    return true;
  }

  private endsTag(): string {
    if (this.text[this.at] !== '>') return this.skip(tagEnd).trimStart();
    this.at += 1;
    return '>';
  }

  private find(mark: string, from: number): number {
    const found = this.text.indexOf(mark, from);
    if (found < 0) throw new Refused('XML cut off');
    return found;
  }

  /** The text a pattern matches here; whatever begins otherwise (DOCTYPE, comment, instruction, attribute) is refused. */
  private skip(pattern: RegExp): string {
    const from = this.at;
    pattern.lastIndex = from;
    if (!pattern.test(this.text)) throw new Refused('XML beyond plain elements');
    this.at = pattern.lastIndex;
    return this.text.slice(from, this.at);
  }
}

/** XML's own references; any other `&` is refused. */
const resolved = (text: string): string => (text.includes('&') ? text.replace(/&(?:(\w+|#\d{1,7}|#x[\da-fA-F]{1,6});)?/g, (_, name?: string) => characterOf(name ?? '')) : text);

function characterOf(name: string): string {
  if (!name.startsWith('#')) return known(references.get(name));
  const point = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  const surrogate = point >= 0xd800 && point <= 0xdfff;
  return known(point === 0 || surrogate || point > 0x10ffff ? undefined : String.fromCodePoint(point));
}

function known(character: string | undefined): string {
  if (character === undefined) throw new Refused('no such character');
  return character;
}

/** Below the top, elements unknown to us may repeat and make a list; the message's own fields must not be ambiguous. */
function add(tree: Record<string, TreeValue>, { name, value }: { name: string; value: TreeValue }, top: boolean): void {
  if (name === '__proto__') throw new Refused('reserved name');
  const before = tree[name];
  if (before === undefined) tree[name] = repeated.has(name) ? [value] : value;
  else if (Array.isArray(before)) before.push(value);
  else if (top) throw new Refused('repeated element');
  else tree[name] = [before, value];
}

/** What can be written: numbers stand bare, strings in CDATA. */
export interface XmlContent {
  readonly [name: string]: Single | readonly XmlContent[];
}
type Single = string | number | XmlContent;

/** Characters XML 1.0 cannot hold, halves of surrogate pairs among them. */
const unwritable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Writes content under `<xml>`; safe for any text. */
export const writeXml = (content: XmlContent): string => `<xml>${elements(content)}</xml>`;

function elements(content: XmlContent): string {
  let text = '';
  for (const name of Object.keys(content)) {
    const value = content[name] as XmlContent[string];
    if (!Array.isArray(value)) text += element(name, value as Single);
    else for (const item of value as readonly XmlContent[]) text += element(name, item);
  }
  return text;
}

function element(name: string, value: Single): string {
  if (typeof value === 'number') return `<${name}>${value}</${name}>`;
  if (typeof value === 'object') return `<${name}>${elements(value)}</${name}>`;
  return `<${name}><![CDATA[${value.replace(unwritable, '').replaceAll(']]>', ']]]]><![CDATA[>')}]]></${name}>`;
}
