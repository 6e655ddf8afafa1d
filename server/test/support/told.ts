import { listNoticeTemplates, recordConsents } from '@hotline/shared/contracts/citizens.citizen';
import { submitTicket } from '@hotline/shared/contracts/tickets.citizen';
import type { Hotline } from './hotline';
import { act, submitted, type Case, type Crew } from './journey';
import { draft, sandboxAsks, type Person } from './people';

/** Somebody in the mini-program, with what WeChat calls them there. */
export interface Reachable extends Case {
  readonly openid: string;
}

interface Notice {
  readonly templateTitle: string;
  readonly fields: readonly { readonly label: string; readonly value: string }[];
}

/** A row of the notices as they stand. */
export interface NoticeAsStored {
  readonly kind: string;
  readonly state: string;
  readonly channel: string;
}

/** Taps 允许 on all three messages; `report: false` closes the app before it tells the server. */
export async function allowNotices(hotline: Pick<Hotline, 'sandbox'>, { citizen, user }: { readonly citizen: Person; readonly user: string }, report = true): Promise<void> {
  const { items } = await citizen.call(listNoticeTemplates, {});
  const ids = items.map((item) => item.templateId);
  await sandboxAsks(hotline, `POST /users/${user}/wx`, { api: 'requestSubscribeMessage', args: { tmplIds: ids }, choice: 'accept', waitPush: true });
  if (report) await citizen.call(recordConsents, { body: { results: ids.map((templateId) => ({ templateId, choice: 'accept' as const })) } });
}

export async function openidOf(hotline: Hotline, user: string, account: 'MP' | 'OA'): Promise<string> {
  const { openids } = await sandboxAsks<{ openids: Record<string, string> }>(hotline, 'POST /users', { id: user });
  return openids[hotline.server.platform.config[`WECHAT_${account}_APPID`]] ?? '';
}

/** A request whose citizen allowed each message once. */
export async function reachable(crew: Crew): Promise<Reachable> {
  const made = await submitted(crew);
  await allowNotices(crew.hotline, made);
  return { ...made, openid: await openidOf(crew.hotline, made.user, 'MP') };
}

/** One more request of the same citizen, with one more consent of each kind unless told otherwise. */
export async function another(crew: Crew, made: Reachable, allowed = true): Promise<Reachable> {
  const { id } = await made.citizen.call(submitTicket, { body: await draft(crew.hotline) });
  if (allowed) await allowNotices(crew.hotline, made);
  return { ...made, id };
}

export const answer = (crew: Crew, { id }: { readonly id: string }): Promise<void> => act(crew, ['operator', 'answerDirectly'], id);

/** What stands on the citizen's phone: title and ticket number of each notice, in order. */
export async function told(hotline: Hotline, user: string): Promise<{ title: string; ticketNo: string }[]> {
  const { notices } = await sandboxAsks<{ notices: Notice[] }>(hotline, `GET /users/${user}/inbox`);
  return notices.map(({ templateTitle, fields }) => ({ title: templateTitle, ticketNo: fields.find(({ label }) => label === '诉求编号')?.value ?? '' }));
}

export const noticesOf = ({ server }: Hotline, ticketId: string): Promise<NoticeAsStored[]> =>
  server.platform.db.read((em) => em.query(`SELECT kind, state, channel FROM notice WHERE ticketId = '${ticketId}' ORDER BY position`) as Promise<NoticeAsStored[]>);

/** Plants a fault on a call of WeChat's about one person. */
export const fault = (hotline: Pick<Hotline, 'sandbox'>, path: string, { openid, effect, times = 1 }: { openid: string; effect: object; times?: number }): Promise<unknown> =>
  sandboxAsks(hotline, 'POST /faults', { match: { dir: 'api', path, openid }, effect, times });

/** Attempts to tell this person by one path, from the sandbox's record. */
export async function attempts(hotline: Hotline, path: string, openid: string): Promise<number> {
  const { entries } = await sandboxAsks<{ entries: { dir: string; path: string }[] }>(hotline, 'GET /log?since=0');
  return entries.filter((entry) => entry.dir === 'api' && entry.path === path && JSON.stringify(entry).includes(openid)).length;
}
