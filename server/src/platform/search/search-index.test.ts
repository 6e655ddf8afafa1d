import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import knowledge from '../../demo/taiyuan/knowledge.json';
import { fold } from './fold';
import { piecesOf } from './passage';
import { readSyllables } from './pinyin';
import { readWeights } from './ranking';
import { SearchEngine } from './search-engine';
import { SearchIndex, type Indexed } from './search-index';
import weights from './weights.json';

const documents: Indexed[] = knowledge.map(({ key, title, questions, body }) => ({ id: key, state: '1', title, variants: questions, body }));
const folder = mkdtempSync(join(tmpdir(), 'hotline-search-'));
let index: SearchIndex;

beforeAll(() => {
  index = new SearchIndex(':memory:', weights);
  index.put(documents);
});
afterAll(() => {
  index.close();
  rmSync(folder, { recursive: true, force: true });
});

const first = (question: string): string | undefined => index.find(question)[0]?.id;

test('folding keeps every unit in its place', () => {
  const strange = '暖氣ＡＢé①ﾊﾟ㎡½\0\ud800😀\udc00𠮷';
  expect(fold(strange)).toHaveLength(strange.length);
  expect(fold('臺灣暖氣Ａé')).toBe('台湾暖气ae');
});

test.each([
  ['traditional characters', '暖氣放氣還是不熱', 'radiator-still-cold'],
  ['full width and capitals', '异地备案ＡＰＰ', 'remote-medical-filing'],
  ['pinyin', 'gongjijin', 'housing-fund-withdrawal'],
])('%s are understood', (_, question, id) => {
  expect(first(question)).toBe(id);
});

test('one character finds what has it in its title', () => {
  const ids = index.find('狗').map(({ id }) => id);
  expect(ids).toContain('dog-management');
});

const anything = [
  '"', "'", '" OR "', 'a AND NOT b', 'NEAR(暖气 供热, 5)', '暖气*', '^暖气', 'title:暖气', '-暖气', '(((', '{title} : x', "'; DROP TABLE doc; --", '%_\\', '😀😁', '\0', '暖\0气', '\ud800', '\udc00暖气',
  ' ', '', '\n\t', '暖'.repeat(10_000), '暖气不热'.repeat(2500), 'a'.repeat(10_000), '<script>alert(1)</script>', '٣٤٥', 'ﷺ', '\u202e暖气', 'e\u0301'.repeat(50), 'toString', '__proto__',
];

test.each(anything.map((text) => [JSON.stringify(text.slice(0, 20)), text]))('any text is answered: %s', (_, text) => {
  for (const { id, passage } of index.find(text)) {
    const body = documents.find((document) => document.id === id)?.body ?? '';
    const pieces = piecesOf(body, passage);
    expect(pieces.map((piece) => piece.text).join('')).not.toMatch(/[<>]/);
    const [from, to] = passage.range;
    expect(passage.highlights.every(([start, end]) => from <= start && start < end && end <= to && to <= body.length)).toBe(true);
  }
  expect(Array.isArray(index.suggest(text))).toBe(true);
  expect(() => index.closest(text)).not.toThrow();
});

test('pieces are the text as written, highlighted where a question meets it', () => {
  const [hit] = index.find('夜间施工证明');
  const body = documents.find(({ id }) => id === hit?.id)?.body ?? '';
  const pieces = piecesOf(body, hit?.passage ?? { range: [0, 0], highlights: [] });
  expect(body.replace(/\s+/g, ' ')).toContain(pieces.map((piece) => piece.text).join('').replace(/^…|…$/g, ''));
  expect(pieces.filter(({ matched }) => matched).map(({ text }) => text).join()).toContain('夜间施工');
});

const suggested = (typed: string): string[] => index.suggest(typed).map(({ text }) => text);

test('what is being typed is gone on with, in characters and in pinyin', () => {
  expect(suggested('公积')).toContain('公积金怎么提取出来');
  expect(suggested('gongji')).toContain('公积金怎么提取出来');
  expect(index.suggest('完全没有这样的')).toEqual([]);
});

test.each([
  ['共暖', '供暖'],
  ['公鸡金提取', '公积金提取'],
])('%s: did you mean %s?', (typed, meant) => {
  expect(index.closest(typed)).toBe(meant);
});

test('nothing like it is no suggestion', () => {
  expect(index.closest('量子纠缠')).toBeNull();
});

test('letters are read as pinyin, finished or not', () => {
  expect([readSyllables('gongre'), readSyllables('gongr'), readSyllables('http')]).toEqual([{ whole: ['gong', 're'], rest: '' }, { whole: ['gong'], rest: 'r' }, null]);
});

test('synonyms find what the question does not say, and may be taken back', () => {
  const small = new SearchIndex(':memory:', weights);
  small.put([{ id: 'a', state: '1', title: '回太原须知', variants: [], body: '从外地回太原的，到社区登记。' }, { id: 'b', state: '1', title: '公园开放', variants: [], body: '公园早六点开门。' }]);
  expect(small.find('返并')).toEqual([]);
  small.setSynonyms(new Map([['返并', ['回太原']]]));
  expect(small.find('返并').map(({ id }) => id)).toEqual(['a']);
  small.setSynonyms(new Map());
  expect(small.find('返并')).toEqual([]);
  small.close();
});

test('a document that is replaced or removed is no longer found by its old words', () => {
  const small = new SearchIndex(':memory:', weights);
  small.put([{ id: 'a', state: '1', title: '供热', variants: [], body: '十一月一日供热。' }]);
  expect(small.find('供热')).toHaveLength(1);
  small.put([{ id: 'a', state: '2', title: '停水', variants: [], body: '明天停水。' }]);
  expect([small.find('供热'), small.find('停水').map(({ id }) => id), small.states()]).toEqual([[], ['a'], [['a', '2']]]);
  small.remove(['a']);
  expect([small.find('停水'), small.states()]).toEqual([[], []]);
  small.close();
});

test('what has no title of its own is found by its first character, too', () => {
  const small = new SearchIndex(':memory:', weights);
  small.put([{ id: 'a', state: '1', title: '', variants: [], body: '鼋头渚开放。' }]);
  expect(small.find('鼋').map(({ id }) => id)).toEqual(['a']);
  small.close();
});

test('weights of unknown features or none are refused', () => {
  for (const wrong of [null, [], {}, { bigrams: 'much' }, { nonsense: 1 }, 'text']) expect(() => readWeights(wrong)).toThrow('权重文件');
  expect(readWeights({ bigrams: 1 })).toEqual({ bigrams: 1 });
});

describe('on a thread of its own, in a file', () => {
  const file = join(folder, 'index.sqlite');
  let engine: SearchEngine;

  beforeAll(() => {
    engine = new SearchEngine(file);
  });
  afterAll(() => engine.close());

  test('it keeps what it was given from one process to the next', async () => {
    await engine.put(documents);
    await engine.close();
    engine = new SearchEngine(file);
    expect((await engine.states()).size).toBe(documents.length);
    expect((await engine.find('办残疾证'))[0]?.id).toBe('disability-subsidy');
    expect((await engine.suggest('残疾证')).map(({ text }) => text)).toContain('残疾证怎么办理');
    expect(await engine.closest('共暖')).toBe('供暖');
  });

  test('a file that was deleted begins anew, and says so', async () => {
    const before = await engine.generation();
    expect(await engine.generation()).toBe(before);
    rmSync(file);
    expect(await engine.generation()).not.toBe(before);
    expect((await engine.states()).size).toBe(0);
    await engine.put(documents);
    expect((await engine.find('办残疾证'))[0]?.id).toBe('disability-subsidy');
  });

  test('a file that is spoilt while it is used is made anew', async () => {
    await engine.put(documents);
    writeFileSync(file, 'spoilt'.repeat(5000));
    await engine.put([{ id: 'news', state: '1', title: '骆驼驿站', variants: [], body: '今日启用。' }]);
    await engine.generation();
    await engine.put(documents);
    expect((await engine.find('办残疾证'))[0]?.id).toBe('disability-subsidy');
    expect((await engine.find('骆驼驿站'))[0]?.id).toBe('news');
  });

  test.each(['nothing of ours', ''])('a damaged file begins anew: %j', async (content) => {
    await engine.close();
    for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
    writeFileSync(file, content);
    engine = new SearchEngine(file);
    expect((await engine.states()).size).toBe(0);
    await engine.put(documents);
    expect((await engine.find('办残疾证'))[0]?.id).toBe('disability-subsidy');
  });
});
