import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { Refused } from './refused';
import { emptyTree, type Tree, type TreeValue } from './tree';

/** XML of pushes and passive replies: elements, text and CDATA under one `<xml>`; nothing else is understood. */

const maxDepth = 8;
/** Elements WeChat repeats; they always become lists. Any other repetition is ambiguous and refused. */
const repeated = new Set(['List', 'item', 'detail']);

const parser = new XMLParser({
  preserveOrder: true,
  cdataPropName: '#cdata',
  processEntities: false,
  parseTagValue: false,
  trimValues: false,
  ignoreAttributes: true,
  ignoreDeclaration: true,
});

const declaration = /^<\?xml [^<>]{0,100}\?>/;
/** A `<` that starts no plain tag (DOCTYPE, comment, instruction, attribute) or an `&` beyond XML's own references. */
const foreign = /<(?!\/?[A-Za-z_][\w.-]*\s*\/?>)|&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});)/;
const references: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

type Node = Readonly<Record<string, unknown>>;

/** Reads a message. Throws Refused for anything but a complete `<xml>` of plain elements at most 8 deep. */
export function readXml(text: string): Tree {
  const body = text.replace(/^\ufeff/, '').trim().replace(declaration, '').trim();
  if (!body.startsWith('<xml>') || !body.endsWith('</xml>')) throw new Refused('no complete <xml>');
  if (foreign.test(withoutCdata(body))) throw new Refused('XML beyond plain elements');
  const nodes = parse(body);
  if (nodes.length !== 1) throw new Refused('more than one root');
  const value = valueOf(childrenOf(nodes[0] as Node, 'xml'), maxDepth);
  return typeof value === 'string' ? emptyTree() : (value as Tree);
}

function parse(body: string): readonly Node[] {
  try {
    if (XMLValidator.validate(body) === true) return parser.parse(body) as Node[];
  } catch {
    // reserved names and unclosed sections end here
  }
  throw new Refused('malformed XML');
}

/** Citizens may write `<!DOCTYPE` in a message, so CDATA is left out before looking for it. Linear on hostile input. */
function withoutCdata(body: string): string {
  let kept = '';
  let at = 0;
  for (;;) {
    const start = body.indexOf('<![CDATA[', at);
    if (start < 0) return kept + body.slice(at);
    const end = body.indexOf(']]>', start + 9);
    if (end < 0) throw new Refused('CDATA not closed');
    kept += body.slice(at, start);
    at = end + 3;
  }
}

const nameOf = (node: Node): string => Object.keys(node)[0] ?? '';
const childrenOf = (node: Node, name: string): readonly Node[] => node[name] as readonly Node[];

function ownText(node: Node): string {
  if ('#text' in node) return String(node['#text']).replace(/&(#?\w+);/g, (_, name: string) => resolve(name));
  return '#cdata' in node ? childrenOf(node, '#cdata').map((part) => String(part['#text'])).join('') : '';
}

function resolve(name: string): string {
  if (!name.startsWith('#')) return references[name] ?? '';
  const point = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  if (point > 0x10ffff) throw new Refused('no such character');
  return String.fromCodePoint(point);
}

function valueOf(children: readonly Node[], depth: number): TreeValue {
  const elements = children.filter((child) => !nameOf(child).startsWith('#'));
  const text = children.map(ownText).join('');
  if (elements.length === 0) return text;
  if (depth === 0 || text.trim() !== '') throw new Refused('XML too deep or mixed');
  const tree = emptyTree();
  for (const element of elements) add(tree, nameOf(element), valueOf(childrenOf(element, nameOf(element)), depth - 1));
  return tree;
}

function add(tree: Record<string, TreeValue>, name: string, value: TreeValue): void {
  if (repeated.has(name)) tree[name] = [...((tree[name] as TreeValue[] | undefined) ?? []), value];
  else if (name in tree) throw new Refused('repeated element');
  else tree[name] = value;
}

/** What can be written: numbers stand bare, strings in CDATA. */
export interface XmlContent {
  readonly [name: string]: string | number | XmlContent | readonly XmlContent[];
}

/** Characters XML 1.0 cannot hold, halves of surrogate pairs among them. */
const unwritable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Writes content under `<xml>`; safe for any text. */
export const writeXml = (content: XmlContent): string => `<xml>${elements(content)}</xml>`;

function elements(content: XmlContent): string {
  return Object.entries(content)
    .map(([name, value]) => (Array.isArray(value) ? value : [value]).map((item: XmlContent[string]) => `<${name}>${leaf(item)}</${name}>`).join(''))
    .join('');
}

function leaf(value: XmlContent[string]): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'object') return elements(value as XmlContent);
  return `<![CDATA[${value.replace(unwritable, '').replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}
