import * as z from 'zod/mini';
import { auditActions, auditResults } from '../vocabulary/audit-action';
import { contract } from './contract';
import { day, instant, page, text } from './fields';

/** One entry of the trail; `staffNo` is empty where nobody was known, e.g. for a log-in with an unknown number. */
export const auditEntry = z.object({
  sequence: z.int(),
  at: instant(),
  staffNo: z.string(),
  name: z.string(),
  action: z.enum(auditActions.codes),
  object: z.string(),
  detail: z.nullable(z.string()),
  reason: z.nullable(z.string()),
  result: z.enum(auditResults.codes),
  address: z.string(),
});
export type AuditEntry = z.output<typeof auditEntry>;

export const listAudit = contract({
  method: 'GET',
  path: '/api/staff/audit',
  summary: 'The audit trail, newest first; days are calendar days in Asia/Shanghai, both included.',
  query: z.strictObject({
    action: z.optional(z.enum(auditActions.codes)),
    staffNo: z.optional(text(1, 32)),
    result: z.optional(z.enum(auditResults.codes)),
    from: z.optional(day()),
    to: z.optional(day()),
    cursor: z.optional(z.string().check(z.regex(/^\d{1,16}_\d{1,16}$/, { error: 'cursor' }))),
  }),
  response: page(auditEntry),
  errors: ['permission.denied'],
});
