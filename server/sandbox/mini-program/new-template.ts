import { templateContent, templateExample } from '../world/template';
import { ok, type AccountCall, type JsonObject } from '../api/endpoint';

/** GET /wxaapi/newtmpl/gettemplate: the account's private subscribe templates. */
export function newTemplateList(call: AccountCall): JsonObject {
  const templates = call.world.state.templates.get(call.account.appid) ?? new Map();
  const data = [...templates.values()].map((template) => ({
    priTmplId: template.id,
    title: template.title,
    content: templateContent(template, 'mp'),
    example: templateExample(template, 'mp'),
    type: template.type,
  }));
  return ok({ data });
}

/** GET /wxaapi/newtmpl/getcategory. */
export function newTemplateCategories(): JsonObject {
  return ok({ data: [{ id: 286, name: '政务民生' }] });
}
