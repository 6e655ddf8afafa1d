import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** A message tree: 64-bit ids are bigint, lists become repeated elements. */
export type MessageValue = string | number | bigint | MessageTree | MessageTree[];
export interface MessageTree {
  [field: string]: MessageValue;
}

function element(name: string, value: MessageValue): string {
  if (Array.isArray(value)) return value.map((item) => element(name, item)).join('');
  if (typeof value === 'object') return `<${name}>${inner(value)}</${name}>`;
  if (typeof value === 'string') return `<${name}><![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]></${name}>`;
  return `<${name}>${value}</${name}>`;
}

function inner(tree: MessageTree): string {
  return Object.entries(tree)
    .map(([name, value]) => element(name, value))
    .join('\n');
}

/** The message as WeChat writes it: texts in CDATA, numbers bare, one <xml> root. */
export function buildXml(tree: MessageTree): string {
  return `<xml>${inner(tree)}\n</xml>`;
}

/** Values stay text; numbers, entities and attributes are not interpreted. */
const parser = new XMLParser({ processEntities: false, parseTagValue: false, ignoreAttributes: true });

/** A parsed reply: texts and nested objects. Null when it is not one well-formed <xml> element. */
export function parseXml(text: string): Record<string, unknown> | null {
  if (/<!DOCTYPE/i.test(text) || XMLValidator.validate(text) !== true) return null;
  const parsed: unknown = parser.parse(text);
  if (typeof parsed !== 'object' || parsed === null) return null;
  const root: unknown = (parsed as Record<string, unknown>)['xml'];
  return typeof root === 'object' && root !== null && !Array.isArray(root) ? (root as Record<string, unknown>) : null;
}
