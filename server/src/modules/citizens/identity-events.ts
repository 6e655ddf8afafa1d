import type { OutboxEvent, Subscriber } from '../../platform/outbox/outbox';
import type { Platform } from '../../platform/platform';
import { readMiniProgramMessage, readOfficialAccountMessage, type PushHandler, type Wechat } from '../../wechat';
import { eraseIdentity } from './erase-identity';
import type { Identities } from './identities';

const followed = 'citizen.followed';

interface Deps {
  readonly wechat: Wechat;
  readonly accounts: Pick<Identities, 'findOrCreate' | 'setFollows' | 'subjectOf'>;
}

interface IdentityEvents {
  readonly onOfficialAccountPush: PushHandler;
  readonly onMiniProgramPush: PushHandler;
  readonly subscriber: Subscriber;
}

/** What WeChat tells of who somebody is: a new follower may be known in the mini-program; who leaves is forgotten. */
export function identityEvents(platform: Platform, { wechat, accounts }: Deps): IdentityEvents {
  const { db, outbox } = platform;

  const onOfficialAccountPush: PushHandler = async (push) => {
    const message = readOfficialAccountMessage(push);
    if (message.kind === 'follow') {
      const citizenId = await accounts.findOrCreate([{ kind: 'officialAccount', subject: push.fromUser }]);
      await accounts.setFollows(push.fromUser, true);
      await db.transact((em) => outbox.publish(em, followed, { citizenId }));
    }
    if (message.kind === 'unfollow') await eraseIdentity(platform, { kind: 'officialAccount', subject: push.fromUser });
    if (message.kind === 'authorizationRevoked') await eraseIdentity(platform, { kind: 'officialAccount', subject: message.openid });
    return null;
  };

  const onMiniProgramPush: PushHandler = async (push) => {
    const message = readMiniProgramMessage(push);
    if (message.kind === 'authorizationRevoked') await eraseIdentity(platform, { kind: 'miniProgram', subject: message.openid });
    return null;
  };

  /** Only by the unionid is a follower the same person as a user of the mini-program; asking for it can wait. */
  const learnUnion = async ({ payload }: OutboxEvent): Promise<void> => {
    const { citizenId } = payload as { citizenId: string };
    const openid = await accounts.subjectOf(citizenId, 'officialAccount');
    // Gone again meanwhile.
    if (openid === null) return;
    const unionid = await wechat.officialAccount.followers.unionid(openid);
    if (unionid !== null) await accounts.findOrCreate([{ kind: 'officialAccount', subject: openid }, { kind: 'union', subject: unionid }]);
  };

  return { onOfficialAccountPush, onMiniProgramPush, subscriber: { name: 'citizens-union', topics: [followed], handle: learnUnion } };
}
