import { listNoticeTemplates, recordConsents } from '@hotline/shared/contracts/citizens.citizen';
import { noticeKinds } from '@hotline/shared/vocabulary/notice-kind';
import { AppError } from '../../platform/errors';
import { everyone, route, type Route } from '../../platform/http/route';
import type { CitizensApi } from '../citizens';
import type { NoticeTemplates } from './notice-templates';

/** Which messages to ask for in the submit tap, and what the citizen answered. */
export function noticeRoutes(citizens: CitizensApi, templates: NoticeTemplates): Route[] {
  return [
    route(listNoticeTemplates, everyone, async () => {
      const items = [];
      for (const kind of noticeKinds.codes) {
        // Asking for consent is a courtesy: without WeChat there is nothing to ask for, and the request goes on.
        const template = await templates.find(kind).catch(() => null);
        if (template) items.push({ kind, templateId: template.id });
      }
      return { items };
    }),
    route(recordConsents, citizens.gate, async ({ actor, input }) => {
      for (const { templateId, choice } of input.body.results) {
        const kind = await templates.kindOf(templateId);
        if (kind === null) throw new AppError('notice.unknownTemplate');
        if (choice === 'accept' || choice === 'acceptWithAudio') await citizens.noteConsent(actor.id, kind, null);
      }
      return { remaining: await citizens.consents(actor.id) };
    }),
  ];
}
