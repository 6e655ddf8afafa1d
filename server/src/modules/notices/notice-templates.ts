import { noticeKinds, type NoticeKind } from '@hotline/shared/vocabulary/notice-kind';
import { cached } from '../../platform/cached';
import type { Clock } from '../../platform/clock';
import type { Template, TemplateValues } from '../../wechat';
import { noticeTexts } from './notice-texts';
import { RungRefused } from './rung';

const freshMs = 10 * 60_000;

/**
 * The account's templates, found by their titles: a city applies for them in WeChat's console and need not copy ids.
 * Which key carries which value is read from the template's own text (`诉求编号:{{character_string1.DATA}}`).
 */
export class NoticeTemplates<T extends Template = Template> {
  private readonly all: () => Promise<readonly T[]>;

  constructor(list: () => Promise<readonly T[]>, clock: Clock) {
    this.all = cached(clock, freshMs, list);
  }

  /** The template of a kind; null when the account has none. Throws WechatError. */
  async find(kind: NoticeKind): Promise<T | null> {
    return (await this.all()).find((template) => template.title === noticeTexts[kind].title) ?? null;
  }

  /** A template by its id. Throws RungRefused when the account has lost it, WechatError. */
  async get(templateId: string): Promise<T> {
    const template = (await this.all()).find(({ id }) => id === templateId);
    if (!template) throw new RungRefused('the template is gone');
    return template;
  }

  /** The kind a template id stands for, or null. */
  async kindOf(templateId: string): Promise<NoticeKind | null> {
    const title = (await this.all()).find((template) => template.id === templateId)?.title;
    return noticeKinds.codes.find((kind) => noticeTexts[kind].title === title) ?? null;
  }
}

/** Values by template key, from values by label. A label the template does not have is left out. */
export function valuesByKey(template: Template, byLabel: Readonly<Record<string, string>>): TemplateValues {
  const pairs = [...template.content.matchAll(/([^\s:：]+)\s*[:：]\s*\{\{(\w+)\.DATA\}\}/g)];
  return Object.fromEntries(pairs.map(([, label = '', key = '']) => [key, byLabel[label] ?? '']));
}
