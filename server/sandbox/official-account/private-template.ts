import { addTemplate, templatesOf } from '../world/private-templates';
import { templateContent, templateExample } from '../world/template';
import { TEMPLATE_LIBRARY } from '../world/template-library';
import { WechatError } from '../api/wechat-error';
import { listOf, requiredText } from '../api/fields';
import { ok, type AccountCall, type JsonObject } from '../api/endpoint';

const MOST_TEMPLATES = 25;

/** GET /cgi-bin/template/get_all_private_template. */
export function listPrivateTemplates(call: AccountCall): JsonObject {
  const list = templatesOf(call.world, call.account.appid, 'template').map((template) => ({
    template_id: template.id,
    title: template.title,
    primary_industry: '',
    deputy_industry: '',
    content: templateContent(template, 'oa'),
    example: templateExample(template, 'oa'),
  }));
  return { template_list: list };
}

/** The typed keys of the chosen keywords, all without a choice. 40037 unknown library entry, 40035 a name it lacks. */
function keysOf(shortId: string, names: unknown[] | null): string[] {
  const fields = TEMPLATE_LIBRARY.find((entry) => entry.shortId === shortId)?.fields;
  if (!fields) throw new WechatError(40037);
  if (!names) return fields.map(({ key }) => key);
  const keys = fields.filter(({ label }) => names.includes(label)).map(({ key }) => key);
  if (keys.length !== names.length) throw new WechatError(40035, 'hint: [keyword_name_list]');
  return keys;
}

/**
 * POST /cgi-bin/template/api_add_template {template_id_short, keyword_name_list}.
 * Ids of the old industry library (TM…, OPENTM…) are closed: 40247. At most 25 templates: 45026.
 */
export function addPrivateTemplate(call: AccountCall): JsonObject {
  const { world, account, body } = call;
  const shortId = requiredText(body, 'template_id_short', 40037);
  if (/^(OPEN)?TM/.test(shortId)) throw new WechatError(40247);
  if (templatesOf(world, account.appid, 'template').length >= MOST_TEMPLATES) throw new WechatError(45026);
  const keys = keysOf(shortId, listOf(body, 'keyword_name_list'));
  const fresh = addTemplate(world, account.appid, { shortId, use: 'template', keys });
  if (!fresh) throw new WechatError(40037);
  return ok({ template_id: fresh.id });
}

/** POST /cgi-bin/template/del_private_template {template_id}. */
export function deletePrivateTemplate(call: AccountCall): JsonObject {
  const { world, account, body } = call;
  const id = requiredText(body, 'template_id', 40037);
  const known = templatesOf(world, account.appid, 'template').some((template) => template.id === id);
  if (!known) throw new WechatError(40037);
  world.state.templates.get(account.appid)?.delete(id);
  return ok();
}
