import * as z from 'zod/mini';
import { isCreditCode } from '../rules/credit-code';
import { submitLimits } from '../rules/limits';

/** Fields that several contracts share. Requests are strict (an unknown field is an error); answers strip what is not declared. */

/** Number of code points, which is what people and WeChat count. */
const points = (text: string): number => [...text].length;

/** Control characters, bidirectional overrides and halves of surrogate pairs have no place in a sentence. */
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]|[\ud800-\udfff]/u;

/** A text without what `text` refuses: for words that come by other ways than a form. */
export const printable = (value: string): string => value.replace(new RegExp(unprintable.source, 'gu'), '');

/** Free text, trimmed; without control characters, bidirectional overrides or broken surrogates. */
export const text = (min: number, max: number) =>
  z.string().check(
    z.trim(),
    z.refine((value: string) => points(value) >= min, { error: min === 1 ? 'required' : `min:${min}` }),
    z.refine((value: string) => points(value) <= max, { error: `max:${max}` }),
    z.refine((value: string) => !unprintable.test(value), { error: 'unprintable' }),
  );

/** Ids are ULIDs made by the server. */
export const id = () => z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, { error: 'id' }));

/** Codes of city data (departments, categories, areas). */
export const code = () => z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, { error: 'code' }));

/** Mainland mobile or landline number, digits and one optional hyphen. */
export const phone = () => z.string().check(z.regex(/^(1\d{10}|0\d{2,3}-?\d{7,8})$/, { error: 'phone' }));

/** Mainland mobile number: the ones that take text messages. */
export const mobile = () => z.string().check(z.regex(/^1\d{10}$/, { error: 'mobile' }));

/** 统一社会信用代码; small letters are taken for capitals. */
export const creditCode = () => z.string().check(z.trim(), z.toUpperCase(), z.refine(isCreditCode, { error: 'creditCode' }));

/** An instant: milliseconds since 1970 in UTC. */
export const instant = () => z.int().check(z.nonnegative());

/** Key a client makes once per draft and sends with every attempt; the same key is the same ticket. */
export const idempotencyKey = () => z.string().check(z.regex(/^[A-Za-z0-9_-]{16,64}$/, { error: 'idempotencyKey' }));

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export const day = () => z.string().check(z.refine((value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value), { error: 'day' }));

export const reason = () => text(1, submitLimits.reasonMax);

/** Optimistic lock: the version of the ticket the person was looking at. */
export const version = () => z.int().check(z.positive());

export const pageQuery = { cursor: z.optional(z.string().check(z.regex(/^\d{1,16}_[0-9A-Z]{26}$/, { error: 'cursor' }))) };

/** A page of a list; `nextCursor` is null on the last one. */
export const page = <T extends z.ZodMiniType>(item: T) => z.object({ items: z.array(item), nextCursor: z.nullable(z.string()) });

/** An answer with nothing to say. */
export const nothing = () => z.object({});
