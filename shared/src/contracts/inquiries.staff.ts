import * as z from 'zod/mini';
import { gapKinds, gapStates, inquiryChannels, questionStandings } from '../vocabulary/inquiry';
import type { Role } from '../vocabulary/role';
import { contract } from './contract';
import { day, id, instant, nothing, page, pageQuery, reason, text, version } from './fields';

/** Who may read how the answers do. */
export const inquiryReaders: readonly Role[] = ['editor', 'analyst', 'dutyManager'];

const byChannel = z.partialRecord(z.enum(inquiryChannels.codes), z.int());

const question = z.object({
  question: z.string(),
  /** Times it was asked, of these without result, answers opened; by people counted once a day. */
  asked: z.int(), empty: z.int(), opened: z.int(), people: z.int(),
  channels: byChannel,
  standing: z.nullable(z.enum(questionStandings.codes)),
  /** Whether it stands on the home page now. */
  shown: z.boolean(),
});
export type AskedQuestion = z.output<typeof question>;

export const listQuestions = contract({
  method: 'GET', path: '/api/staff/inquiries/questions', summary: 'The questions asked most in the last days, and those an editor has pinned or hidden.',
  response: z.object({ days: z.int(), leastPeople: z.int(), items: z.array(question) }), errors: ['permission.denied'],
});

export const setQuestionStanding = contract({
  method: 'POST', path: '/api/staff/inquiries/questions', summary: 'Pin a question to the home page, keep it off, or leave it to the count (null).',
  body: z.strictObject({ q: text(2, 60), standing: z.nullable(z.enum(questionStandings.codes)) }), response: nothing(), errors: ['permission.denied', 'inquiry.noAnswer'],
});

const figures = { shown: z.int(), opened: z.int(), solved: z.int(), submitted: z.int(), /** solved / (solved + submitted); null: nothing to divide by. */ rate: z.nullable(z.number()) };
const row = z.object({ key: z.string(), name: z.string(), ...figures });
export type DeflectionRow = z.output<typeof row>;

export const deflectionQuery = z.strictObject({ from: z.optional(day()), to: z.optional(day()) });

const deflection = z.object({ from: z.string(), to: z.string(), total: z.object(figures), days: z.array(row), channels: z.array(row), topics: z.array(row) });
export type DeflectionReport = z.output<typeof deflection>;

export const getDeflection = contract({
  method: 'GET', path: '/api/staff/inquiries/deflection', summary: 'How many requests an answer has spared, by day, channel and topic. Days of Asia/Shanghai, at most 92.',
  query: deflectionQuery, response: deflection, errors: ['permission.denied', 'inquiry.badRange'],
});
/** The same as a table, one row for each day, channel and topic. */
export const deflectionExportPath = '/api/staff/inquiries/deflection.csv';

const gap = z.object({
  id: id(), kind: z.enum(gapKinds.codes), subject: z.string(), state: z.enum(gapStates.codes), version: version(),
  /** The answer found wanting. */
  item: z.nullable(z.object({ id: id(), title: z.string() })),
  total: z.int(), channels: byChannel, examples: z.array(z.string()), lastDay: z.string(),
  takenBy: z.nullable(z.string()), own: z.boolean(),
  /** What answers it now. */
  answer: z.nullable(z.object({ id: id(), title: z.string() })),
  reason: z.nullable(z.string()), closedAt: z.nullable(instant()),
});
export type Gap = z.output<typeof gap>;

export const listGaps = contract({
  method: 'GET', path: '/api/staff/inquiries/gaps', summary: 'What is asked and not answered well, the most frequent first.',
  query: z.strictObject({ state: z.optional(z.enum(gapStates.codes)), kind: z.optional(z.enum(gapKinds.codes)), ...pageQuery }), response: page(gap), errors: ['permission.denied'],
});

const params = () => z.strictObject({ id: id() });
const errors = ['permission.denied', 'gap.notFound', 'gap.changed'] as const;

export const takeGap = contract({ method: 'POST', path: '/api/staff/inquiries/gaps/:id/take', summary: 'Take a gap to fill it.', params: params(), body: z.strictObject({ version: version() }), response: gap, errors });

export const closeGap = contract({
  method: 'POST', path: '/api/staff/inquiries/gaps/:id/close', summary: 'Mark a gap as answered, with the item that answers it where there is one, or dismiss it.',
  params: params(), body: z.strictObject({ version: version(), answered: z.boolean(), itemId: z.nullable(id()), reason: reason() }), response: gap, errors: [...errors, 'knowledge.notFound'],
});
