import * as z from 'zod/mini';
import { contract } from './contract';
import { id, instant, text } from './fields';

/** 历史工单导入: tickets of a former system, looked through first and then taken over; a repeat changes nothing. */

/** Names of the columns of an imported file, in the order of the template. */
export const importColumns = {
  oldNumber: '旧编号',
  channel: '渠道',
  requestType: '诉求类型',
  title: '标题',
  content: '内容',
  area: '区域',
  category: '类别',
  contactName: '诉求人姓名',
  contactPhone: '联系电话',
  address: '地址',
  receivedAt: '受理时间',
  department: '承办单位',
  reply: '答复内容',
  closedAt: '办结时间',
  solution: '是否解决',
  satisfaction: '满意度',
} as const;
export type ImportColumn = keyof typeof importColumns;

/** So many rows a file, so many MiB. */
export const importLimits = { rows: 20_000, fileMiB: 20 } as const;

/** What became of a row: `faulty` is left out, `known` was taken over before, `failed` could not be stored. */
export const importOutcomes = ['waiting', 'faulty', 'known', 'created', 'failed'] as const;

export const ticketImport = z.object({
  id: id(),
  /** The former system; one old number of one system is one ticket. */
  source: z.string(),
  by: z.string(),
  /** `checked`: looked through, nothing taken over yet. */
  phase: z.enum(['checked', 'running', 'finished']),
  total: z.int(),
  rows: z.record(z.enum(importOutcomes), z.int()),
  createdAt: instant(),
  finishedAt: z.nullable(instant()),
});
export type TicketImport = z.output<typeof ticketImport>;

const params = z.strictObject({ id: id() });
const errors = ['permission.denied', 'ticketImport.notFound'] as const;

export const createTicketImport = contract({
  method: 'POST',
  path: '/api/staff/ticket-imports',
  summary: 'Look through a CSV (UTF-8 or GB18030) or XLSX file of a former system’s tickets; nothing is taken over yet.',
  query: z.strictObject({ source: text(1, 30) }),
  body: 'file',
  fileMiB: importLimits.fileMiB,
  response: ticketImport,
  errors: ['permission.denied', 'ticketImport.unreadable', 'ticketImport.empty', 'ticketImport.tooManyRows', 'input.tooLarge'],
});

export const listTicketImports = contract({ method: 'GET', path: '/api/staff/ticket-imports', summary: 'The latest imports, newest first.', response: z.object({ items: z.array(ticketImport) }), errors: ['permission.denied'] });

export const getTicketImport = contract({ method: 'GET', path: '/api/staff/ticket-imports/:id', summary: 'How far an import is.', params, response: ticketImport, errors });

const fault = z.object({ line: z.int(), column: z.string(), message: z.string() });
export type ImportFault = z.output<typeof fault>;

export const listImportFaults = contract({
  method: 'GET',
  path: '/api/staff/ticket-imports/:id/faults',
  summary: 'What is wrong with which cell, in the order of the file; two hundred rows at a time.',
  params,
  query: z.strictObject({ after: z.optional(z.string().check(z.regex(/^\d{1,6}$/, { error: 'cursor' }))) }),
  response: z.object({
    items: z.array(fault),
    /** Line after which there is more. */
    next: z.nullable(z.int()),
  }),
  errors,
});

export const runTicketImport = contract({ method: 'POST', path: '/api/staff/ticket-imports/:id/run', summary: 'Take over the rows without faults.', params, response: ticketImport, errors: [...errors, 'ticketImport.wrongPhase'] });

export const getImportResult = contract({ method: 'GET', path: '/api/staff/ticket-imports/:id/result', summary: 'What became of each row, as CSV.', params, response: z.object({ csv: z.string() }), errors });
