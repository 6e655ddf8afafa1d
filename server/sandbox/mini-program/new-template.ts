import { addTemplate, templatesOf } from '../world/private-templates';
import { templateContent, templateExample } from '../world/template';
import { CATEGORY, TEMPLATE_LIBRARY, type LibraryTemplate } from '../world/template-library';
import { WechatError } from '../api/wechat-error';
import { codePoints, listOf, requiredText, textOf } from '../api/fields';
import { ok, type AccountCall, type JsonObject } from '../api/endpoint';

const MOST_TEMPLATES = 50;
const MOST_KEYWORDS = 5;
const SCENE_LENGTH = 15;
const PAGE = 30;

/** GET /wxaapi/newtmpl/gettemplate: the account's private subscribe templates. */
export function newTemplateList(call: AccountCall): JsonObject {
  const { world, account } = call;
  const data = templatesOf(world, account.appid, 'subscribe').map((template) => ({
    priTmplId: template.id,
    title: template.title,
    content: templateContent(template, account.kind),
    example: templateExample(template, account.kind),
    type: template.type,
  }));
  return ok({ data });
}

/** GET /wxaapi/newtmpl/getcategory. */
export function newTemplateCategories(): JsonObject {
  return ok({ data: [CATEGORY] });
}

function wholeNumber(text: string | undefined, facts: { least: number; most: number; errcode: number }): number {
  const value = Number(text);
  const good = text !== undefined && Number.isInteger(value) && value >= facts.least && value <= facts.most;
  if (!good) throw new WechatError(facts.errcode);
  return value;
}

/** GET /wxaapi/newtmpl/getpubtemplatetitles?ids=&start=&limit=: 200016 start, 200017 limit (≤ 30), 200018 no ids. */
export function publicTemplateTitles(call: AccountCall): JsonObject {
  const { ids = '', start, limit } = call.query;
  if (ids === '') throw new WechatError(200018);
  const from = wholeNumber(start, { least: 0, most: Number.MAX_SAFE_INTEGER, errcode: 200016 });
  const count = wholeNumber(limit, { least: 1, most: PAGE, errcode: 200017 });
  const wanted = ids.split(',').includes(String(CATEGORY.id)) ? TEMPLATE_LIBRARY : [];
  const data = wanted
    .slice(from, from + count)
    .map(({ shortId, title, type }) => ({ tid: Number(shortId), title, type, categoryId: String(CATEGORY.id) }));
  return ok({ count: wanted.length, data });
}

/** A keyword's number is the one its typed key ends with. */
function keywordId(key: string): number {
  return Number(/\d+$/.exec(key)?.[0]);
}

function libraryEntry(tid: string): LibraryTemplate {
  const entry = TEMPLATE_LIBRARY.find(({ shortId }) => shortId === tid);
  if (!entry) throw new WechatError(200014);
  return entry;
}

/** GET /wxaapi/newtmpl/getpubtemplatekeywords?tid=. */
export function publicTemplateKeywords(call: AccountCall): JsonObject {
  const { fields } = libraryEntry(call.query['tid'] ?? '');
  const data = fields.map(({ key, label, example }) => ({ kid: keywordId(key), name: label, example, rule: key.replace(/\d+$/, '') }));
  return ok({ count: data.length, data });
}

function chosenKeys(entry: LibraryTemplate, kids: unknown[] | null): string[] {
  if (!kids || kids.length < 2 || kids.length > MOST_KEYWORDS) throw new WechatError(200020);
  return kids.map((kid) => {
    const field = entry.fields.find(({ key }) => keywordId(key) === kid);
    if (!field) throw new WechatError(200020);
    return field.key;
  });
}

/** POST /wxaapi/newtmpl/addtemplate {tid, kidList, sceneDesc}: 2 to 5 keywords in the order they will be shown. */
export function newTemplateAdd(call: AccountCall): JsonObject {
  const { world, account, body } = call;
  const entry = libraryEntry(String(body['tid'] ?? ''));
  const keys = chosenKeys(entry, listOf(body, 'kidList'));
  if (codePoints(textOf(body, 'sceneDesc')) > SCENE_LENGTH) throw new WechatError(200021);
  if (templatesOf(world, account.appid, 'subscribe').length >= MOST_TEMPLATES) throw new WechatError(200012);
  const fresh = addTemplate(world, account.appid, { shortId: entry.shortId, use: 'subscribe', keys });
  return ok({ priTmplId: fresh?.id });
}

/** POST /wxaapi/newtmpl/deltemplate {priTmplId}. */
export function newTemplateDelete(call: AccountCall): JsonObject {
  const { world, account, body } = call;
  const id = requiredText(body, 'priTmplId', 40037);
  const known = templatesOf(world, account.appid, 'subscribe').some((template) => template.id === id);
  if (!known) throw new WechatError(40037);
  world.state.templates.get(account.appid)?.delete(id);
  return ok();
}
