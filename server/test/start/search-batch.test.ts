import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** `npm run search:batch` as whoever measures the search runs it: files in, a file out, and nothing half written. */
const root = resolve(__dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'search-batch-'));
const [docs, queries, out] = ['docs', 'queries', 'out'].map((name) => join(folder, `${name}.jsonl`)) as [string, string, string];
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface End {
  readonly code: number;
  readonly said: string;
}

const jsonl = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const goodDocs = [
  { id: 'heat', title: '供暖时间和标准', text: '每年十一月一日至次年三月三十一日供暖，室温不低于十八度。' },
  { id: 'lamp', text: '路灯不亮，请拨打照明管理处的电话报修。' },
];
const goodQueries = [{ id: 'q1', text: '几月份开始供暖' }, { id: 'q2', text: '路灯坏了找谁' }, { id: 'q3', text: 'zzqq' }];

/** Writes both files and runs the command on them. */
function run(docsText: string, queriesText: string, more: readonly string[] = []): Promise<End> {
  writeFileSync(docs, docsText);
  writeFileSync(queries, queriesText);
  return new Promise((ended) => {
    execFile(process.execPath, [join(root, 'scripts/search-batch.mjs'), '--docs', docs, '--queries', queries, '--out', out, ...more], { cwd: root }, (error, stdout, stderr) => ended({ code: Number(error?.code ?? 0), said: stdout + stderr }));
  });
}

test('every question has its ids, best first, in the order of the questions', async () => {
  // A mark at the beginning and an empty line at the end are what editors leave.
  const { code, said } = await run(`\ufeff${jsonl(goodDocs)}\n`, jsonl(goodQueries));
  expect([code, said]).toEqual([0, expect.stringContaining('2 篇文档，3 个问题')]);
  const lines = readFileSync(out, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as { id: string; ranked: string[] });
  expect(lines.map(({ id }) => id)).toEqual(['q1', 'q2', 'q3']);
  expect([lines[0]?.ranked[0], lines[1]?.ranked[0], lines[2]?.ranked]).toEqual(['heat', 'lamp', []]);
});

test.each([
  ['a line that is no JSON', [`${jsonl(goodDocs)}{"id": "x"\n`, jsonl(goodQueries)], /docs\.jsonl 第 3 行：不是合法的 JSON/],
  ['a field that is missing', [jsonl(goodDocs), jsonl([...goodQueries, { id: 'q4' }])], /queries\.jsonl 第 4 行：缺少“text”/],
  ['a title that is no text', [jsonl([{ ...goodDocs[0], title: 7 }]), jsonl(goodQueries)], /docs\.jsonl 第 1 行：“title”应为字符串/],
  ['an id twice', [jsonl([...goodDocs, ...goodDocs]), jsonl(goodQueries)], /docs\.jsonl：id “heat”重复/],
  ['nothing in it', ['', jsonl(goodQueries)], /docs\.jsonl：没有任何数据/],
])('%s is named by file, line and field, and what was written before stays', async (_, [docsText = '', queriesText = ''], message) => {
  writeFileSync(out, 'of before\n');
  const { code, said } = await run(docsText, queriesText);
  expect([code, said]).toEqual([1, expect.stringMatching(message)]);
  expect(readFileSync(out, 'utf8')).toBe('of before\n');
});

test('weights that cannot be read leave no file behind', async () => {
  rmSync(out, { force: true });
  const { code, said } = await run(jsonl(goodDocs), jsonl(goodQueries), ['--weights', join(folder, 'nowhere.json')]);
  expect([code, said]).toEqual([1, expect.stringContaining('nowhere.json')]);
  expect(existsSync(out)).toBe(false);
});
