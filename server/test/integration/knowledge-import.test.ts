import { deflateRawSync } from 'node:zlib';
import { cancelKnowledgeImport, confirmKnowledgeImport, getKnowledgeImport, knowledgeColumns, knowledgeExportPath, listKnowledgeImportFaults, tryKnowledgeImport, type KnowledgeImport, type KnowledgeImportFault } from '@hotline/shared/contracts/knowledge-import.staff';
import { getKnowledge, listKnowledge } from '@hotline/shared/contracts/knowledge-editing.staff';
import { toCsv } from '@hotline/shared/text/csv';
import writeXlsxFile from 'write-excel-file/node';
import { databaseKinds, openHotline, type Hotline } from '../support/hotline';
import { eventually } from '../support/eventually';
import { newStaff, staffOf, type Person } from '../support/people';
import { verdictOf } from '../support/refusal';
import { countRows } from '../support/rows';

type Column = keyof typeof knowledgeColumns;

const columns = Object.keys(knowledgeColumns) as Column[];
const head = columns.map((column) => knowledgeColumns[column] as string);
const rowOf = (cells: Partial<Record<Column, string>>): string[] => columns.map((column) => cells[column] ?? '');

const good = (at: number, changes: Partial<Record<Column, string>> = {}): string[] =>
  rowOf({ kind: '政策', title: `便民服务事项第${at}号`, documentNo: `便民〔2026〕${at}号`, source: '《便民服务事项汇编》', department: 'epidemic-office', effectiveFrom: '2026-01-01', questions: `第${at}项怎么办\n第${at}项找谁`, body: `第${at}项服务由街道便民中心办理，请携带身份证。`, ...changes });

/** Ways a row is broken, with the column it is reported under. */
const breaks: readonly (readonly [Column, Partial<Record<Column, string>>])[] = [
  ['title', { title: '' }], ['body', { body: '' }], ['kind', { kind: '通知' }], ['department', { department: '不存在的单位' }], ['effectiveFrom', { effectiveFrom: '去年' }],
  ['effectiveTo', { effectiveTo: '2025-01-01' }], ['areas', { areas: '天上人间区' }], ['categories', { categories: 'no.such' }], ['source', { source: '' }], ['title', { title: '便民服务事项第1号', documentNo: '便民〔2026〕1号' }],
];

/** Five thousand rows by `npm run verify:imports`, of which fifty are broken; in a test run 500 with ten, one of each kind. */
const count = Number(process.env['VERIFY_COUNT'] ?? 500);
const every = count >= 5000 ? 100 : 50;
const broken = count / every;
const many = (): string[][] => Array.from({ length: count }, (_, at) => good(at + 1, (at + 1) % every === 0 ? breaks[((at + 1) / every) % breaks.length]?.[1] : {}));
const csvOf = (rows: readonly string[][]): Buffer => Buffer.from(toCsv([head, ...rows]));
const xlsxOf = (rows: readonly string[][]): Promise<Buffer> => writeXlsxFile([head, ...rows].map((row) => row.map((value) => ({ value, type: String })))).toBuffer();

describe.each(databaseKinds)('on %s', (kind) => {
  let hotline: Hotline;
  let importer: Person;
  let second: Person;

  beforeAll(async () => {
    hotline = await openHotline(kind);
    [importer, second] = [await staffOf(hotline, 'editor'), await newStaff(hotline, { role: 'editor', department: null })];
  });
  afterAll(() => hotline?.stop());

  const upload = (bytes: Buffer, name: string, publish: '0' | '1' = '0'): Promise<KnowledgeImport> => importer.callWithFile(tryKnowledgeImport, { query: { name, publish } }, { bytes, name });
  const confirm = (by: Person, { id }: KnowledgeImport) => by.call(confirmKnowledgeImport, { params: { id } });
  const finished = ({ id }: KnowledgeImport) => eventually(() => importer.call(getKnowledgeImport, { params: { id } }), ({ phase }) => phase === 'finished', 60_000);
  const faultsOf = async ({ id }: KnowledgeImport): Promise<KnowledgeImportFault[]> => (await importer.call(listKnowledgeImportFaults, { params: { id }, query: {} })).items;
  const through = async (by: Person, job: KnowledgeImport): Promise<KnowledgeImport> => {
    await confirm(by, job);
    return finished(job);
  };

  test(`of ${count} rows ${count - broken} come in and ${broken} are reported with row and reason; a repeat changes nothing`, async () => {
    const file = kind === 'sqlite' ? await xlsxOf(many()) : csvOf(many());
    const name = kind === 'sqlite' ? '汇编.xlsx' : '汇编.csv';
    const before = await countRows(hotline);
    const tried = await upload(file, name, '1');
    expect(tried).toMatchObject({ phase: 'tried', total: count, trial: { added: count - broken, changed: 0, unchanged: 0, faults: broken } });
    expect((await countRows(hotline))['knowledge']).toBe(before['knowledge']);
    const faults = await faultsOf(tried);
    expect([...new Set(faults.map(({ row }) => row))]).toEqual(Array.from({ length: broken }, (_, at) => (at + 1) * every + 1));
    for (const [at, [column]] of breaks.entries()) expect([at, faults.filter(({ row }) => ((row - 1) / every) % breaks.length === at).every((fault) => fault.column === knowledgeColumns[column] && /[\u4e00-\u9fff]/.test(fault.message))]).toEqual([at, true]);
    expect(await verdictOf(confirm(importer, tried))).toBe('403 knowledge.sameAuthor');
    expect((await through(second, tried)).done).toEqual({ done: count - broken, faults: 0 });
    const after = await countRows(hotline);
    expect([(after['knowledge'] ?? 0) - (before['knowledge'] ?? 0), (after['knowledge_version'] ?? 0) - (before['knowledge_version'] ?? 0)]).toEqual([count - broken, count - broken]);
    const again = await upload(file, name, '1');
    expect(again.trial).toEqual({ added: 0, changed: 0, unchanged: count - broken, faults: broken });
    await through(second, again);
    expect(await countRows(hotline)).toMatchObject({ knowledge: after['knowledge'], knowledge_version: after['knowledge_version'], knowledge_draft: after['knowledge_draft'] });
  }, 180_000);

  test('a changed row becomes a draft in review beside what is published, and its importer cannot approve it', async () => {
    const job = await upload(csvOf([good(1, { body: '改由网上办理。' })]), '一行.csv');
    expect(job.trial).toEqual({ added: 0, changed: 1, unchanged: 0, faults: 0 });
    expect((await through(importer, job)).done.done).toBe(1);
    const { items: [item] } = await importer.call(listKnowledge, { query: { state: 'in_review' } });
    const record = await importer.call(getKnowledge, { params: { id: item?.id ?? '' } });
    expect(record).toMatchObject({ published: { version: 1 }, draft: { state: 'in_review', own: true, text: { body: '改由网上办理。' } } });
    const repeated = await upload(csvOf([good(1, { body: '改由网上办理。' })]), '一行.csv');
    expect(repeated.trial.unchanged).toBe(1);
    const other = await upload(csvOf([good(1, { body: '又改了。' })]), '一行.csv');
    expect((await faultsOf(other))[0]?.message).toContain('未发布的修改稿');
  });

  test('published in one go, no row takes today’s answer away before its own day', async () => {
    const later = '2099-01-01';
    const rows = csvOf([good(2, { effectiveFrom: later, body: '以后改由网上办理。' }), good(7001, { effectiveFrom: later })]);
    const job = await upload(rows, '提前发布.csv', '1');
    expect(job.trial).toEqual({ added: 1, changed: 0, unchanged: 0, faults: 1 });
    expect(await faultsOf(job)).toEqual([{ row: 2, column: '生效日期', message: expect.stringContaining('定时发布') }]);
    expect((await through(second, job)).done).toEqual({ done: 1, faults: 0 });
    // Handed over for review, it is looked at when somebody publishes it.
    expect((await upload(rows, '送审.csv')).trial).toMatchObject({ changed: 1, faults: 0 });
  });

  test('one that was given up cannot be confirmed', async () => {
    const job = await upload(csvOf([good(9001)]), '放弃.csv');
    await importer.call(cancelKnowledgeImport, { params: { id: job.id } });
    expect(await verdictOf(confirm(importer, job))).toBe('409 knowledgeImport.wrongPhase');
  });

  test.each(['xlsx', 'csv'])('the export as %s imports again unchanged', async (format) => {
    const answer = await importer.get(`${knowledgeExportPath}?format=${format}`);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const job = await upload(Buffer.from(await answer.arrayBuffer()), `知识.${format}`);
    // The first item has a draft beside it by now.
    expect({ ...job.trial, unchanged: job.trial.unchanged > count - broken }).toEqual({ added: 0, changed: 0, unchanged: true, faults: 1 });
  }, 60_000);

  test('a Markdown file and a DOCX are one item each: fields first, then the text without marks', async () => {
    const markdown = '---\n类型: 政策\n标题: "雨天排水值守"\n文号: 并排〔2026〕2号\n来源: 《防汛方案》\n发文单位: epidemic-office\n生效日期: 2026年6月1日\n问法:\n- 下雨积水找谁\n- 路面积水怎么办\n---\n# 总则\n**暴雨**时各泵站值守。\n## 联系\n见[公告](https://example.org)。\n';
    const one = await through(importer, await upload(Buffer.from(markdown), '排水.md'));
    expect(one.done.done).toBe(1);
    const { items: [item] } = await importer.call(listKnowledge, { query: { q: '雨天排水值守' } });
    const { draft } = await importer.call(getKnowledge, { params: { id: item?.id ?? '' } });
    expect(draft?.text).toMatchObject({ documentNo: '并排〔2026〕2号', effectiveFrom: '2026-06-01', questions: ['下雨积水找谁', '路面积水怎么办'], body: '总则\n暴雨时各泵站值守。\n联系\n见公告。' });
    const paragraphs = ['类型：答复口径', '来源：《防汛方案》', '发文单位：epidemic-office', '生效日期：2026-06-01', '地下车库进水怎么办', '请先断电，再拨打12345。'];
    const docx = await upload(zipOf({ 'word/document.xml': documentOf(paragraphs), '[Content_Types].xml': contentTypes, '_rels/.rels': relations }), '车库.docx');
    expect([docx.trial.added, await faultsOf(docx)]).toEqual([1, []]);
  });

  test('a sheet that only says it is vast is read for what is in it', async () => {
    const cells = [head, good(8001)].map((row, at) => `<row r="${at + 1}">${row.map((text, column) => `<c r="${String.fromCharCode(65 + column)}${at + 1}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`).join('');
    const job = await upload(sheetOf(cells, 'A1:XFD1048576'), '号称很大.xlsx');
    expect([job.total, job.trial.added]).toEqual([1, 1]);
  });

  test('the rows of a file are let go after ninety days, what came of them stays', async () => {
    const { knowledge, knowledge_import: files = 0 } = await countRows(hotline);
    await hotline.server.runJob('knowledge-forget-imports');
    expect([files > 0, (await countRows(hotline))['knowledge_import']]).toEqual([true, files]);
    hotline.clock.advance(91 * 86_400_000);
    await hotline.server.runJob('knowledge-forget-imports');
    expect(await countRows(hotline)).toMatchObject({ knowledge, knowledge_import: 0, knowledge_import_row: 0 });
    hotline.clock.advance(-91 * 86_400_000);
  });

  test.each([
    ['a picture', () => Buffer.from('\x89PNG\r\n\x1a\n0000')], ['a table of something else', () => Buffer.from('工号,姓名\r\n1,2\r\n')], ['a ZIP of something else', () => zipOf({ 'a.txt': 'a' })],
    ['a torn ZIP', () => zipOf({ 'xl/workbook.xml': 'a' }).subarray(0, 40)], ['a bomb', () => zipOf({ 'xl/workbook.xml': Buffer.alloc(120 * 1024 * 1024) })],
    ['a sheet that reaches to the last column', () => sheetOf('<row r="1"><c r="XFD1" t="inlineStr"><is><t>标题</t></is></c></row>')],
    ['a sheet that reaches to the last row', () => sheetOf('<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>标题</t></is></c></row>')],
  ])('%s is refused', async (_, bytes) => {
    expect(await verdictOf(upload(bytes(), '文件.xlsx'))).toBe('400 knowledgeImport.unreadable');
  });
});

const namespace = 'http://schemas.openxmlformats.org';
const contentTypes = `<?xml version="1.0"?><Types xmlns="${namespace}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const relations = `<?xml version="1.0"?><Relationships xmlns="${namespace}/package/2006/relationships"><Relationship Id="r1" Type="${namespace}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;
const documentOf = (paragraphs: readonly string[]): string => `<?xml version="1.0"?><w:document xmlns:w="${namespace}/wordprocessingml/2006/main"><w:body>${paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`;

/** A workbook of one sheet with these rows. */
const sheetOf = (rows: string, dimension = 'A1'): Buffer =>
  zipOf({
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="${namespace}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${namespace}/spreadsheetml/2006/main" xmlns:r="${namespace}/officeDocument/2006/relationships"><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<?xml version="1.0"?><Relationships xmlns="${namespace}/package/2006/relationships"><Relationship Id="r1" Type="${namespace}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<?xml version="1.0"?><worksheet xmlns="${namespace}/spreadsheetml/2006/main"><dimension ref="${dimension}"/><sheetData>${rows}</sheetData></worksheet>`,
  });

/** A ZIP written by hand; checksums are left out, readers of documents do not look at them. */
function zipOf(files: Readonly<Record<string, string | Buffer>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const [title, packed] = [Buffer.from(name), deflateRawSync(content)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(Buffer.byteLength(content), 18);
    common.writeUInt16LE(title.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, title, packed]);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, place, title]));
    parts.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, list, Buffer.from('PK\x05\x06'), end]);
}
