import { optionalText, textOf, type Tree } from '../core/tree';
import { fitValue } from './value-limits';

/** A template as the account holds it. */
export interface Template {
  readonly id: string;
  readonly title: string;
  /** Keys to fill, in the order shown: `thing1`, `time2`, … */
  readonly keys: readonly string[];
  readonly content: string;
  readonly example?: string;
}

/** Texts by key. They are fitted to the limits of their types on the way out. */
export type TemplateValues = Readonly<Record<string, string>>;

/** `{thing1: {value: …}}` with every value fitted. Throws UnfitValue. */
export function templateData(values: TemplateValues): Record<string, { readonly value: string }> {
  return Object.fromEntries(Object.entries(values).map(([key, text]) => [key, { value: fitValue(key, text) }]));
}

export function toTemplate(fields: Tree, idField: string): Template {
  const content = textOf(fields, 'content');
  const example = optionalText(fields, 'example');
  const keys = [...content.matchAll(/\{\{(\w+)\.DATA\}\}/g)].map((match) => match[1] ?? '');
  return { id: textOf(fields, idField), title: textOf(fields, 'title'), keys, content, ...(example ? { example } : {}) };
}
