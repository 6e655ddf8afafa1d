import * as z from 'zod/mini';
import { describeIssue } from '@hotline/shared/text/fields';
import type { Rule } from 'antd/es/form';

/** Nothing has been filled in. */
export const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

/** A contract's field as an antd rule: the same schema and the same sentence as on the server. */
export function fieldRule(schema: z.ZodMiniType, name: string): Rule {
  return {
    validator: (_, value: unknown) => {
      // An untouched input holds undefined or ''; a nullable field means null by that.
      const given = isEmpty(value) && z.safeParse(schema, null).success ? null : value;
      const parsed = z.safeParse(schema, given);
      const issue = parsed.error?.issues[0];
      if (!issue) return Promise.resolve();
      const message = isEmpty(value) ? 'required' : issue.message;
      return Promise.reject(new Error(describeIssue({ path: [name], code: issue.code, message })));
    },
  };
}

/** The fields of a contract's body. */
export function fieldsOf<S extends z.core.$ZodShape>(contract: { readonly body?: z.ZodMiniObject<S> }): S {
  if (!contract.body) throw new Error('contract without a body');
  return contract.body.shape;
}
