import type Router from 'koa-router';
import type { Module, Platform } from './platform/platform';
import type { PushEndpoint, PushHandler, Wechat } from './wechat';

/** Who hears the pushes of each account, in order. */
export interface PushListeners {
  readonly officialAccount: readonly PushHandler[];
  readonly miniProgram: readonly PushHandler[];
}

/** Everybody hears every message; the first reply is the one shown. One that fails lets the message come again to all. */
function chain(listeners: readonly PushHandler[]): PushHandler {
  return async (message) => {
    let shown = null;
    for (const listener of listeners) {
      const reply = await listener(message);
      shown ??= reply;
    }
    return shown;
  };
}

/** WeChat's two callback addresses. */
export function createPushDoors(platform: Platform, wechat: Wechat, listeners: PushListeners): Module<unknown> {
  const official = wechat.officialAccount.pushEndpoint(chain(listeners.officialAccount));
  const mini = wechat.miniProgram.pushEndpoint(chain(listeners.miniProgram));
  const recover = (name: string, { recover: run }: PushEndpoint) => ({ name, pattern: '*/30 * * * * *', run: async () => void (await run()) });
  const workOff = (name: string, { workOff: run }: PushEndpoint) => ({ name, pattern: '*/3 * * * * *', everyReplica: true, run });
  return {
    api: {},
    jobs: [
      recover('official-account-pushes', official),
      recover('mini-program-pushes', mini),
      workOff('held-official-account-pushes', official),
      workOff('held-mini-program-pushes', mini),
      { name: 'push-purge', pattern: '0 40 * * * *', run: async () => void (await wechat.purgePushes(platform.clock.now() - 24 * 3600_000)) },
    ],
    mount: (router: Router) => {
      router.all('/wechat/official-account', official.middleware as Parameters<Router['all']>[1]);
      router.all('/wechat/mini-program', mini.middleware as Parameters<Router['all']>[1]);
    },
    stop: async () => void (await Promise.all([official.drain(), mini.drain()])),
  };
}
