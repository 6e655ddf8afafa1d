import { templateIdOf } from './ids';
import type { AccountKind } from './account';
import type { TemplateField } from './template-library';

/** What a template may be sent with: template/send, or the two subscribe interfaces. */
export type TemplateUse = 'template' | 'subscribe';

/** A template in an account's private list. */
export interface Template {
  id: string;
  shortId: string;
  title: string;
  use: TemplateUse;
  /** 2 = one-time, 3 = long-term. */
  type: 2 | 3;
  fields: TemplateField[];
}

/** The id of the account's only template for one-off subscriptions (一次性订阅消息), as its admin page shows it. */
export function onceTemplateId(appid: string): string {
  return templateIdOf(appid, 'once');
}

/**
 * The template's text with typed places, one field a line, as both products list it.
 * Official-account lists use a full-width colon, mini-program lists a half-width one.
 */
export function templateContent(template: Template, kind: AccountKind): string {
  const colon = kind === 'oa' ? '：' : ':';
  return template.fields.map((field) => `${field.label}${colon}{{${field.key}.DATA}}\n`).join('');
}

/** The same lines filled with the library's examples. */
export function templateExample(template: Template, kind: AccountKind): string {
  const colon = kind === 'oa' ? '：' : ':';
  return template.fields.map((field) => `${field.label}${colon}${field.example}\n`).join('');
}
