import { identityKinds } from '@hotline/shared/vocabulary/identity-kind';
import { noticeKinds } from '@hotline/shared/vocabulary/notice-kind';
import { In } from 'typeorm';
import { shanghaiTime } from '../../platform/clock';
import type { Platform } from '../../platform/platform';
import { CitizenIdentityRow, CitizenRow, IdentityJoinRow, NoticeConsentRow } from './citizen.entity';
import type { HeldPerson, HeldSection, Holding } from './held-data';

interface Deps {
  readonly platform: Platform;
  readonly phoneOf: (citizenId: string) => Promise<string | null>;
}

const kindText = (kind: string): string => (identityKinds.codes.some((code) => code === kind) ? identityKinds.labels[kind as keyof typeof identityKinds.labels] : kind);

/** A fingerprint says nothing to its owner: the number itself stands in a section of its own. */
const identityItem = ({ kind, subject, createdAt }: CitizenIdentityRow) => ({ 方式: identityKinds.labels[kind], ...(kind !== 'phone' && kind !== 'website' && { 微信标识: subject }), 首次使用: shanghaiTime(createdAt) });

async function sessionsOf({ sessions }: Platform, citizenIds: readonly string[]): Promise<Record<string, string>[]> {
  const rows = [];
  for (const principalId of citizenIds) rows.push(...(await sessions.list('citizen', { principalId })));
  return rows.map(({ origin, openedAt, seenAt }) => ({ 登录方式: kindText(origin), 登录时间: shanghaiTime(openedAt), 最近使用: shanghaiTime(seenAt) }));
}

/** What this module keeps of somebody: identities, number, agreements, log-ins. */
export const ownHolding = ({ platform, phoneOf }: Deps): Holding => ({
  tell: async ({ citizenIds }: HeldPerson): Promise<HeldSection[]> => {
    const citizenId = In([...citizenIds]);
    const { citizens, identities, consents, joins } = await platform.db.read(async (em) => ({
      citizens: await em.findBy(CitizenRow, { id: citizenId }),
      identities: await em.findBy(CitizenIdentityRow, { citizenId }),
      consents: await em.findBy(NoticeConsentRow, { citizenId }),
      joins: await em.findBy(IdentityJoinRow, { kept: citizenId }),
    }));
    const phone = await phoneOf(citizenIds[0] ?? '');
    return [
      { title: '账号', items: citizens.map(({ id, createdAt }) => ({ 内部编号: id, 建立时间: shanghaiTime(createdAt) })) },
      { title: '身份', items: identities.map(identityItem) },
      { title: '绑定的手机号', items: phone === null ? [] : [{ 手机号: phone }] },
      { title: '身份合并', items: joins.map(({ via, at }) => ({ 依据: identityKinds.labels[via], 时间: shanghaiTime(at) })) },
      { title: '同意接收的通知', items: consents.map(({ kind, remaining }) => ({ 通知: noticeKinds.labels[kind], 还可接收的次数: String(remaining) })) },
      { title: '登录', items: await sessionsOf(platform, citizenIds) },
    ];
  },
});
