import { templateIdOf } from './ids';
import type { AccountKind } from './account';

export interface TemplateField {
  /** Typed key, e.g. "thing2": the letters are the value type (checked on sending). */
  key: string;
  label: string;
  example: string;
}

/** A template in an account's private list. */
export interface Template {
  id: string;
  shortId: string;
  title: string;
  /** 2 = one-time, 3 = long-term. */
  type: 2 | 3;
  fields: TemplateField[];
}

/** An entry of the public library that api_add_template copies from. */
interface LibraryTemplate {
  shortId: string;
  title: string;
  fields: TemplateField[];
}

const CODE: TemplateField = { key: 'character_string1', label: '诉求编号', example: 'SQ20260302000017' };
const TITLE: TemplateField = { key: 'thing2', label: '诉求标题', example: '小区路灯不亮' };
const TIP: TemplateField = { key: 'thing5', label: '温馨提示', example: '点击查看办理详情' };

/** Titles and typed keys are the same for both kinds of account. */
export const TEMPLATE_LIBRARY: readonly LibraryTemplate[] = [
  {
    shortId: '43201',
    title: '诉求受理通知',
    fields: [
      CODE,
      TITLE,
      { key: 'phrase3', label: '当前状态', example: '已受理' },
      { key: 'time4', label: '受理时间', example: '2026年3月2日 14:05' },
      TIP,
    ],
  },
  {
    shortId: '43202',
    title: '诉求办理进度通知',
    fields: [
      CODE,
      TITLE,
      { key: 'thing3', label: '负责单位', example: '市城市管理局' },
      { key: 'time4', label: '办理时限', example: '2026年3月9日 18:00' },
      TIP,
    ],
  },
  {
    shortId: '43203',
    title: '诉求办结通知',
    fields: [
      CODE,
      TITLE,
      { key: 'thing3', label: '答复摘要', example: '路灯已修复并恢复照明' },
      { key: 'time4', label: '办结时间', example: '2026年3月6日 10:30' },
      TIP,
    ],
  },
];

/** A private copy of a library entry; `copy` tells copies of one entry apart. */
export function templateFromLibrary(appid: string, shortId: string, copy: number): Template | null {
  const entry = TEMPLATE_LIBRARY.find((item) => item.shortId === shortId);
  if (!entry) return null;
  const label = copy === 0 ? entry.title : `${entry.title}#${copy}`;
  const fields = entry.fields.map((field) => ({ ...field }));
  return { id: templateIdOf(appid, label), shortId, title: entry.title, type: 2, fields };
}

/** The templates every new account starts with. */
export function seededTemplates(appid: string): Map<string, Template> {
  const templates = new Map<string, Template>();
  for (const entry of TEMPLATE_LIBRARY) {
    const template = templateFromLibrary(appid, entry.shortId, 0);
    if (template) templates.set(template.id, template);
  }
  return templates;
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
