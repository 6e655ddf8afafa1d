import { WechatError } from './wechat-error';
import type { JsonObject } from './endpoint';

/** A text field, or "" when absent or of another type. */
export function textOf(source: JsonObject, name: string): string {
  const value = source[name];
  return typeof value === 'string' ? value : '';
}

/** An object field, or null. */
export function objectOf(source: JsonObject, name: string): JsonObject | null {
  const value = source[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

/** An array field, or null. */
export function listOf(source: JsonObject, name: string): unknown[] | null {
  const value = source[name];
  return Array.isArray(value) ? value : null;
}

/** A text field that must be there; otherwise the given error. */
export function requiredText(source: JsonObject, name: string, errcode: number): string {
  const value = textOf(source, name);
  if (value === '') throw new WechatError(errcode, `hint: [${name}]`);
  return value;
}

/** Length in code points: a character outside the BMP counts once. */
export function codePoints(text: string): number {
  return Array.from(text).length;
}

/** Length in UTF-8 bytes, the unit of menu limits. */
export function byteLength(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}
