import * as z from 'zod/mini';
import { contract } from './contract';
import { id, instant, text } from './fields';

/** Columns of an imported or exported table, and names of the lines before a document. */
export const knowledgeColumns = {
  kind: '类型', title: '标题', documentNo: '文号', source: '来源', department: '发文单位', owner: '维护单位', categories: '分类', areas: '适用区域',
  effectiveFrom: '生效日期', effectiveTo: '失效日期', reviewBy: '复核日期', questions: '问法', body: '正文', notes: '内部说明',
} as const;

/** Rows a file may have. */
export const knowledgeImportRows = 10_000;

const tally = z.object({ added: z.int(), changed: z.int(), unchanged: z.int(), faults: z.int() });

const knowledgeImport = z.object({
  id: id(), fileName: z.string(), by: z.string(),
  /** Whether this person uploaded it. */
  own: z.boolean(),
  /** Published in one go after a second person's yes; else every row becomes a draft in review. */
  publish: z.boolean(),
  phase: z.enum(['tried', 'running', 'finished', 'cancelled']),
  createdAt: instant(), total: z.int(),
  trial: tally,
  /** What became of the rows so far. */
  done: z.object({ done: z.int(), faults: z.int() }),
});
export type KnowledgeImport = z.output<typeof knowledgeImport>;

const fault = z.object({ row: z.int(), column: z.string(), message: z.string() });
export type KnowledgeImportFault = z.output<typeof fault>;

const params = () => z.strictObject({ id: id() });
const errors = ['permission.denied', 'knowledgeImport.notFound'] as const;

export const tryKnowledgeImport = contract({
  method: 'POST', path: '/api/staff/knowledge-imports', summary: 'Read a file (XLSX, CSV, Markdown, DOCX) and say row by row what would become of it; nothing is changed yet.',
  query: z.strictObject({ name: text(1, 200), publish: z.enum(['0', '1']) }), body: 'file', response: knowledgeImport,
  errors: ['permission.denied', 'knowledgeImport.unreadable', 'knowledgeImport.tooManyRows', 'knowledgeImport.empty'],
});
export const listKnowledgeImports = contract({ method: 'GET', path: '/api/staff/knowledge-imports', summary: 'The latest imports, newest first.', response: z.object({ items: z.array(knowledgeImport) }), errors: ['permission.denied'] });
export const getKnowledgeImport = contract({ method: 'GET', path: '/api/staff/knowledge-imports/:id', summary: 'One import and how far it is.', params: params(), response: knowledgeImport, errors });
export const listKnowledgeImportFaults = contract({
  method: 'GET', path: '/api/staff/knowledge-imports/:id/faults', summary: 'Rows that cannot be taken, each with the column and the reason; 200 rows at a time after position `after`.',
  params: params(), query: z.strictObject({ after: z.optional(z.string().check(z.regex(/^\d{1,6}$/))) }), response: z.object({ items: z.array(fault), next: z.nullable(z.int()) }), errors,
});
export const confirmKnowledgeImport = contract({
  method: 'POST', path: '/api/staff/knowledge-imports/:id/confirm', summary: 'Take the rows without faults. One that publishes needs a second person.',
  params: params(), response: knowledgeImport, errors: [...errors, 'knowledge.sameAuthor', 'knowledgeImport.wrongPhase'],
});
export const cancelKnowledgeImport = contract({
  method: 'POST', path: '/api/staff/knowledge-imports/:id/cancel', summary: 'Give an import up before it runs.',
  params: params(), response: knowledgeImport, errors: [...errors, 'knowledgeImport.wrongPhase'],
});

/** A file, no JSON: `format` is `xlsx` or `csv`. It imports again unchanged. */
export const knowledgeExportPath = '/api/staff/knowledge-export';
