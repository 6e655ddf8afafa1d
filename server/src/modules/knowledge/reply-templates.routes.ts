import * as contracts from '@hotline/shared/contracts/reply-templates.staff';
import { route, type Route } from '../../platform/http/route';
import type { StaffApi } from '../staff';
import type { ReplyTemplates } from './reply-templates';

/** 答复模板: used at every desk, kept by editors and system administrators. */
export function replyTemplateRoutes(staff: StaffApi, templates: ReplyTemplates): Route[] {
  const editors = staff.gate('editor', 'systemAdmin');
  return [
    route(contracts.listReplyTemplates, staff.gate(), async ({ input }) => ({ items: await templates.list(input.query) })),
    route(contracts.addReplyTemplate, editors, ({ actor, input }) => templates.add(actor, input.body)),
    route(contracts.changeReplyTemplate, editors, async ({ actor, input: { params, body } }) => {
      await templates.change(actor, params.id, body);
      return {};
    }),
  ];
}
