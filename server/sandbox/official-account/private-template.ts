import { templateContent, templateExample, templateFromLibrary, type Template } from '../world/template';
import { WechatError } from '../api/wechat-error';
import { listOf, requiredText } from '../api/fields';
import { ok, type AccountCall, type JsonObject } from '../api/endpoint';

const MOST_TEMPLATES = 25;

function templatesOf(call: AccountCall): Map<string, Template> {
  return call.world.state.templates.get(call.account.appid) ?? new Map<string, Template>();
}

/** GET /cgi-bin/template/get_all_private_template. */
export function listPrivateTemplates(call: AccountCall): JsonObject {
  const list = [...templatesOf(call).values()].map((template) => ({
    template_id: template.id,
    title: template.title,
    primary_industry: '',
    deputy_industry: '',
    content: templateContent(template, 'oa'),
    example: templateExample(template, 'oa'),
  }));
  return { template_list: list };
}

/**
 * POST /cgi-bin/template/api_add_template {template_id_short, keyword_name_list}.
 * Ids of the old industry library (TM…, OPENTM…) are closed: 40247. At most 25 templates: 45026.
 */
export function addPrivateTemplate(call: AccountCall): JsonObject {
  const { account, body } = call;
  const shortId = requiredText(body, 'template_id_short', 40037);
  if (/^(OPEN)?TM/.test(shortId)) throw new WechatError(40247);
  const templates = templatesOf(call);
  if (templates.size >= MOST_TEMPLATES) throw new WechatError(45026);
  const fresh = freshCopy(account.appid, shortId, templates);
  const names = listOf(body, 'keyword_name_list');
  if (names) {
    const fields = fresh.fields.filter((field) => names.includes(field.label));
    if (fields.length !== names.length) throw new WechatError(40035, 'hint: [keyword_name_list]');
    fresh.fields = fields;
  }
  templates.set(fresh.id, fresh);
  return ok({ template_id: fresh.id });
}

function freshCopy(appid: string, shortId: string, templates: Map<string, Template>): Template {
  for (let copy = 1; copy <= MOST_TEMPLATES; copy += 1) {
    const template = templateFromLibrary(appid, shortId, copy);
    if (!template) throw new WechatError(40037);
    if (!templates.has(template.id)) return template;
  }
  throw new WechatError(45026);
}

/** POST /cgi-bin/template/del_private_template {template_id}. */
export function deletePrivateTemplate(call: AccountCall): JsonObject {
  const removed = templatesOf(call).delete(requiredText(call.body, 'template_id', 40037));
  if (!removed) throw new WechatError(40037);
  return ok();
}
