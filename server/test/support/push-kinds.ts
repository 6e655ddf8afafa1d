import kinds from './push-kinds.json';

/** Every message and event WeChat documents and some it does not, with what the product should read in it. */
export interface PushKind {
  readonly name: string;
  readonly fields: Fields;
  readonly view: { readonly kind: string };
}
export interface Fields {
  readonly [name: string]: Field;
}
type Field = string | Fields | readonly Field[];

export const pushKinds = kinds as unknown as { readonly officialAccount: readonly PushKind[]; readonly miniProgram: readonly PushKind[] };

/** A message of a kind, with the fields all messages have. */
export const kindFields = ({ fields }: PushKind, person = 'oia2TjuEGTNoeX76QEjQNrcURxG8'): Fields => ({ ToUserName: 'gh_0012e4a8f0b1', FromUserName: person, CreateTime: '1772431500', ...fields });

/** Ways in which one and the same message may be written; each must be read alike. */
export const dialects: Readonly<Record<'xml' | 'json', Readonly<Record<string, (fields: Fields) => string>>>> = {
  xml: {
    'as WeChat writes it': (fields) => `<xml>${elements(fields, (text) => (number.test(text) ? text : cdata(text)))}</xml>`,
    'with a byte order mark, references and closed elements': (fields) => `\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<xml>\n${elements(fields, referenced).replace(/<(\w+)><\/\1>/g, '<$1 />')}</xml>\n`,
  },
  json: {
    'with bare numbers and lists of one as lists': (fields) => json(fields, (text) => (number.test(text) ? text : JSON.stringify(text))),
    'with a byte order mark, strings only, escapes and lists of one as objects': (fields) => `\ufeff${json(unlisted(fields) as Fields, (text) => JSON.stringify(text).replace(/[^\0-\x7f]/g, escaped).replaceAll('/', '\\/'))}`,
  },
};

const number = /^-?(0|[1-9]\d*)(\.\d+)?$/;
const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
const referenced = (text: string): string => text.replace(/[&<>😀]/gu, (character) => `&#x${(character.codePointAt(0) ?? 0).toString(16)};`);
const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

function elements(fields: Fields, leaf: (text: string) => string): string {
  const element = (name: string, value: Field): string => {
    if (Array.isArray(value)) return value.map((item) => element(name, item as Field)).join('');
    return `<${name}>${typeof value === 'string' ? leaf(value) : elements(value as Fields, leaf)}</${name}>\n`;
  };
  return Object.entries(fields).map(([name, value]) => element(name, value)).join('');
}

function json(value: Field, leaf: (text: string) => string): string {
  if (typeof value === 'string') return leaf(value);
  if (Array.isArray(value)) return `[${value.map((item) => json(item as Field, leaf)).join(',')}]`;
  return `{${Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}:${json(item, leaf)}`).join(', ')}}`;
}

/** A list of one and its element are the same to WeChat. */
export function unlisted(value: Field): Field {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.length === 1 ? unlisted(value[0] as Field) : value.map((item) => unlisted(item as Field));
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, unlisted(item)]));
}
