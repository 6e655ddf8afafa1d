import type { Platform } from '../../platform/platform';
import { readMiniProgramMessage, readOfficialAccountMessage, type PushHandler, type SubscribeTemplate } from '../../wechat';
import type { CitizensApi } from '../citizens';
import { onConsentEvent } from './consent-events';
import type { NoticeTemplates } from './notice-templates';
import { forgetReports, onReport } from './reports';

interface Deps {
  readonly platform: Platform;
  readonly citizens: CitizensApi;
  readonly templates: NoticeTemplates<SubscribeTemplate>;
}

/** What WeChat tells of notices: consents given and withdrawn, and what became of each message. */
export function noticePushes(deps: Deps): { readonly onMiniProgramPush: PushHandler; readonly onOfficialAccountPush: PushHandler } {
  const { platform } = deps;
  return {
    onMiniProgramPush: async (push) => {
      const message = readMiniProgramMessage(push);
      if (message.kind === 'subscriptionChoice' || message.kind === 'subscriptionSent') await onConsentEvent(deps, push, message);
      if (message.kind === 'authorizationRevoked') await forgetReports(platform, message.openid);
      for (const { messageId, templateId, delivered } of message.kind === 'subscriptionSent' ? message.results : []) {
        await onReport(platform, { messageId, templateId, delivered, openid: push.fromUser, at: push.createTime * 1000 });
      }
      return null;
    },
    onOfficialAccountPush: async (push) => {
      const message = readOfficialAccountMessage(push);
      if (message.kind === 'unfollow') await forgetReports(platform, push.fromUser);
      if (message.kind === 'authorizationRevoked') await forgetReports(platform, message.openid);
      if (message.kind === 'templateResult') {
        await onReport(platform, { messageId: message.messageId, templateId: '', delivered: message.outcome === 'delivered', openid: push.fromUser, at: push.createTime * 1000 });
      }
      return null;
    },
  };
}
