import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { readJson } from '../../src/wechat/core/json';
import { Refused } from '../../src/wechat/core/refused';
import { numberOf, textOf, treeOf, treesOf, type Tree } from '../../src/wechat/core/tree';
import { readXml, writeXml } from '../../src/wechat/core/xml';
import { seeded } from './support';

describe('XML', () => {
  test('loses nothing', () => {
    const fields = readXml('\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<xml>\n<MsgId>24603784529181696123456</MsgId><Content>007</Content><EventKey><![CDATA[0012]]></EventKey><Label> a &amp; b &#22269; </Label><Empty/><Gone></Gone></xml>\n');
    expect({ ...fields }).toEqual({ MsgId: '24603784529181696123456', Content: '007', EventKey: '0012', Label: ' a & b 国 ', Empty: '', Gone: '' });
  });

  test('takes a citizen’s markup as text', () => {
    const content = '<!DOCTYPE html><xml>&amp;</xml> ]]> <![CDATA[ 😀\n';
    expect(textOf(readXml(writeXml({ Content: content })), 'Content')).toBe(content);
  });

  test('reads lists of one and of many', () => {
    const one = readXml('<xml><E><List><T>1</T></List></E></xml>');
    const two = readXml('<xml><E><List><T>1</T></List><List><T>2</T></List></E></xml>');
    expect(treesOf(treeOf(one, 'E'), 'List').map((item) => textOf(item, 'T'))).toEqual(['1']);
    expect(treesOf(treeOf(two, 'E'), 'List').map((item) => textOf(item, 'T'))).toEqual(['1', '2']);
  });

  test('reads lists nobody told it of, but no second value of what the message itself says', () => {
    const fields = readXml('<xml><E><id>1</id><id>002</id><id>3</id></E></xml>');
    expect(JSON.parse(JSON.stringify(fields))).toEqual({ E: { id: ['1', '002', '3'] } });
    expect(() => readXml('<xml><id>1</id><id>2</id></xml>')).toThrow(Refused);
  });

  const refused: Readonly<Record<string, string>> = {
    'a DOCTYPE': '<!DOCTYPE xml [<!ENTITY a "b">]><xml><A>1</A></xml>',
    'a DOCTYPE inside': '<xml><!DOCTYPE x><A>1</A></xml>',
    'an external entity': '<?xml version="1.0"?><!DOCTYPE r SYSTEM "http://127.0.0.1/x"><xml><A>1</A></xml>',
    'an entity': '<xml><A>&a;</A></xml>',
    'an entity named like a property of every object': '<xml><A>&constructor;</A></xml>',
    'a bare ampersand': '<xml><A>a & b</A></xml>',
    'half of a surrogate pair': '<xml><A>&#xd83d;</A></xml>',
    'the character zero': '<xml><A>&#0;</A></xml>',
    'an end tag that closes itself': '<xml><A>1</A/></xml>',
    'an end tag of a longer name': '<xml><A>1</AB></xml>',
    'a character beyond Unicode': '<xml><A>&#x110000;</A></xml>',
    'a comment': '<xml><!-- <![CDATA[ --><A>1</A><!-- ]]> --></xml>',
    'an instruction': '<xml><?php x ?><A>1</A></xml>',
    'an attribute': '<xml><A b="c">1</A></xml>',
    'a repeated element': '<xml><MsgId>1</MsgId><MsgId>2</MsgId></xml>',
    'mixed content': '<xml><A>x<B>1</B></A></xml>',
    'a cut end': '<xml><Content><![CDATA[abc',
    'a missing end tag': '<xml><A>1</A>',
    'crossed tags': '<xml><A><B>1</A></B></xml>',
    'two roots': '<xml><A>1</A></xml><xml><A>2</A></xml>',
    'another root': '<html><A>1</A></html>',
    'a reserved name': '<xml><__proto__>1</__proto__></xml>',
    'nine levels': `<xml>${'<A>'.repeat(10)}1${'</A>'.repeat(10)}</xml>`,
    'sixty thousand levels': `<xml>${'<A>'.repeat(9000)}${'</A>'.repeat(9000)}</xml>`,
    'an unclosed CDATA many times': `<xml><A>${'<![CDATA['.repeat(7000)}</A></xml>`,
    'nothing': '',
    JSON: '{"a":1}',
  };
  test.each(Object.entries(refused))('refuses %s', (_, text) => {
    const started = performance.now();
    expect(() => readXml(text)).toThrow(Refused);
    expect(performance.now() - started).toBeLessThan(500);
  });

  test('any text survives writing and reading', () => {
    const next = seeded(12345);
    const alphabet = [...'<>&]["\'!CDATA- \n\tab1汉😀%#;'];
    for (let round = 0; round < 500; round += 1) {
      const content = Array.from({ length: next(30) }, () => alphabet[next(alphabet.length)]).join('');
      const nested = { A: content, B: { C: `x${content}` }, Time: 1772431500 };
      const read = readXml(writeXml(nested));
      expect([textOf(read, 'A'), textOf(treeOf(read, 'B'), 'C'), numberOf(read, 'Time')]).toEqual([content, `x${content}`, 1772431500]);
    }
  });

  /** An XML document of chance, spoiled in one place when `spoil`. */
  function documentOf(next: (limit: number) => number, spoil: boolean): string {
    const leaves = ['', '007', 'a b', '&amp;&lt;国', '<![CDATA[<b> & ]]>', 'x<![CDATA[]]>y', ' \n'];
    const content = (depth: number): string => (depth > 5 || next(3) === 0 ? (leaves[next(leaves.length)] ?? '') : Array.from({ length: 1 + next(3) }, (_, at) => element(`N${depth}${at}`, depth + 1)).join('\n'));
    const element = (name: string, depth: number): string => (next(8) === 0 ? `<${name}/>` : `<${name}>${content(depth)}</${name}>`);
    const whole = `<xml>${Array.from({ length: 1 + next(4) }, (_, at) => element(`F${at}`, 0)).join('')}</xml>`;
    if (!spoil) return whole;
    const [from, length] = [next(whole.length), 1 + next(4)];
    return whole.slice(0, from) + ['', '<', '&', '>', '/', ']]>', '<!', '<?x?>', whole.slice(from, from + length).repeat(2)][next(9)] + whole.slice(from + length);
  }
  const oracle = new XMLParser({ parseTagValue: false, trimValues: false, alwaysCreateTextNode: true, ignoreAttributes: false, processEntities: true });
  const leavesOf = (value: unknown): unknown => (typeof value !== 'object' || value === null ? value : Object.fromEntries(Object.entries(value).filter(([name]) => name !== '#text').map(([name, inner]) => [name, Object.keys(inner as object).some((key) => key !== '#text') ? leavesOf(inner) : (inner as { '#text': string })['#text']])));
  const plain = (tree: Tree): unknown => JSON.parse(JSON.stringify(tree));

  test('reads what another reader reads', () => {
    const next = seeded(7);
    for (let round = 0; round < 1000; round += 1) {
      const text = documentOf(next, false);
      expect([text, plain(readXml(text))]).toEqual([text, leavesOf((oracle.parse(text) as { xml: unknown }).xml)]);
    }
  });

  test('takes nothing that another reader calls malformed', () => {
    const next = seeded(8);
    let refusals = 0;
    for (let round = 0; round < 4000; round += 1) {
      const text = documentOf(next, true);
      try {
        readXml(text);
      } catch (error) {
        expect(error).toBeInstanceOf(Refused);
        refusals += 1;
        continue;
      }
      expect([text, XMLValidator.validate(text)]).toEqual([text, true]);
    }
    expect(refusals).toBeGreaterThan(1000);
  });

  test('drops what XML cannot hold', () => {
    expect(writeXml({ A: 'a\u0000\u000b\ud800b' })).toBe('<xml><A><![CDATA[ab]]></A></xml>');
  });
});

describe('JSON', () => {
  test('keeps ids of 64 bits and digits inside texts apart', () => {
    const fields = readJson('\ufeff{"MsgId":6272960105994287618,"n":-1.5e3,"t":"a \\"12\\" 3","b":true,"z":null,"List":[{"MsgID":6272960105994287619}]}');
    expect(JSON.parse(JSON.stringify(fields))).toEqual({ MsgId: '6272960105994287618', n: '-1.5e3', t: 'a "12" 3', b: 'true', z: '', List: [{ MsgID: '6272960105994287619' }] });
  });

  test('a plain JSON.parse would merge them', () => {
    expect(JSON.parse('6272960105994287618')).toBe(JSON.parse('6272960105994287619'));
  });

  test('leaves prototypes alone', () => {
    const fields = readJson('{"__proto__":{"isAdmin":"1"},"constructor":"x"}');
    expect(textOf(fields, 'isAdmin')).toBe('');
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
  });

  test.each(['', '[]', '"a"', '12', 'null', '{"a":01}', '{"a":1', '{1:2}', '{"a":1}x', '<xml></xml>', `${'{"a":'.repeat(12)}1${'}'.repeat(12)}`, '['.repeat(60_000)])('refuses %.20s', (text) => {
    expect(() => readJson(text)).toThrow(Refused);
  });
});
