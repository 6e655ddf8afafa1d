import { templateIdOf } from './ids';
import { TEMPLATE_LIBRARY } from './template-library';
import type { AccountKind } from './account';
import type { Template, TemplateUse } from './template';
import type { World } from './world';

/** The account's private templates of one use, in the order they were added. */
export function templatesOf(world: World, appid: string, use: TemplateUse): Template[] {
  return [...(world.state.templates.get(appid)?.values() ?? [])].filter((template) => template.use === use);
}

/** A private template by its id, if it is of this use. */
export function templateOf(world: World, appid: string, wanted: { id: string; use: TemplateUse }): Template | undefined {
  const found = world.state.templates.get(appid)?.get(wanted.id);
  return found?.use === wanted.use ? found : undefined;
}

function copyOf(appid: string, shortId: string, use: { use: TemplateUse; copy: number }): Template | null {
  const entry = TEMPLATE_LIBRARY.find((item) => item.shortId === shortId);
  if (!entry || (use.use === 'template' && entry.type === 3)) return null;
  const label = use.copy === 0 ? entry.title : `${entry.title}#${use.copy}`;
  const fields = entry.fields.map((field) => ({ ...field }));
  return { id: templateIdOf(appid, label), shortId, title: entry.title, use: use.use, type: entry.type, fields };
}

/** Adds a private copy of a library entry, with the chosen fields in their order; null when the library has no such entry. */
export function addTemplate(world: World, appid: string, wanted: { shortId: string; use: TemplateUse; keys?: string[] }): Template | null {
  const templates = world.state.templates.get(appid) ?? new Map<string, Template>();
  world.state.templates.set(appid, templates);
  for (let copy = 0; ; copy += 1) {
    const fresh = copyOf(appid, wanted.shortId, { use: wanted.use, copy });
    if (!fresh) return null;
    if (templates.has(fresh.id)) continue;
    const keys = wanted.keys ?? fresh.fields.map(({ key }) => key);
    fresh.fields = keys.flatMap((key) => fresh.fields.filter((field) => field.key === key));
    templates.set(fresh.id, fresh);
    return fresh;
  }
}

/** The templates every new account starts with: the one-time ones, to be sent in its own way. */
export function seedTemplates(world: World, account: { appid: string; kind: AccountKind }): void {
  const use = account.kind === 'oa' ? 'template' : 'subscribe';
  for (const { shortId, type } of TEMPLATE_LIBRARY) if (type === 2) addTemplate(world, account.appid, { shortId, use });
}
