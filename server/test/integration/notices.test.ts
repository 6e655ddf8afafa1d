import { listNoticeTemplates, recordConsents } from '@hotline/shared/contracts/citizens.citizen';
import { openHotline, type Hotline } from '../support/hotline';
import { eventually } from '../support/eventually';
import { act, gatherCrew, submitted, type Case, type Crew } from '../support/journey';
import { sandboxAsks } from '../support/people';

/** WeChat's answer is lost, or WeChat is: the citizen is told, once, and never blindly twice. */
const sendPath = '/cgi-bin/message/subscribe/send';
const beyondProof = 21_000;

let hotline: Hotline;
let crew: Crew;

beforeAll(async () => {
  hotline = await openHotline('sqlite');
  crew = await gatherCrew(hotline);
});
afterAll(() => hotline?.stop());

/** A request whose citizen allowed all three messages, and their openid at the mini-program. */
async function reachable(): Promise<Case & { openid: string }> {
  const made = await submitted(crew);
  const { items } = await made.citizen.call(listNoticeTemplates, {});
  const ids = items.map((item) => item.templateId);
  await sandboxAsks(hotline, `POST /users/${made.user}/wx`, { api: 'requestSubscribeMessage', args: { tmplIds: ids }, choice: 'accept' });
  await made.citizen.call(recordConsents, { body: { results: ids.map((templateId) => ({ templateId, choice: 'accept' as const })) } });
  const { openids } = await sandboxAsks<{ openids: Record<string, string> }>(hotline, 'POST /users', { id: made.user });
  return { ...made, openid: openids[hotline.server.platform.config.WECHAT_MP_APPID] ?? '' };
}

const told = async (user: string): Promise<number> => (await sandboxAsks<{ notices: unknown[] }>(hotline, `GET /users/${user}/inbox`)).notices.length;
const stateOf = async (id: string): Promise<string | undefined> => ((await hotline.server.platform.db.source.query(`SELECT state FROM notice WHERE ticketId = '${id}'`)) as { state: string }[])[0]?.state;
const fault = (openid: string, effect: object, times: number) => sandboxAsks(hotline, 'POST /faults', { match: { dir: 'api', path: sendPath, openid }, effect, times });

/** Attempts to tell this person, from the sandbox's record. */
async function attempts(openid: string): Promise<number> {
  const { entries } = await sandboxAsks<{ entries: { dir: string; path: string; openid?: string; requestBody?: string }[] }>(hotline, 'GET /log?since=0');
  return entries.filter((entry) => entry.dir === 'api' && entry.path === sendPath && JSON.stringify(entry).includes(openid)).length;
}

test('a message delivered with its answer lost is proved by the report, not sent again', async () => {
  const made = await reachable();
  await fault(made.openid, { dropAfterApply: true }, 1);
  await act(crew, ['operator', 'answerDirectly'], made.id);
  await eventually(() => told(made.user), (count) => count === 1);
  hotline.clock.advance(beyondProof);
  await eventually(() => stateOf(made.id), (state) => state === 'sent');
  expect([await told(made.user), await attempts(made.openid)]).toEqual([1, 1]);
});

test('while WeChat fails, each attempt waits out its own silence', async () => {
  const made = await reachable();
  await fault(made.openid, { http: 502 }, 2);
  await act(crew, ['operator', 'answerDirectly'], made.id);
  await eventually(() => attempts(made.openid), (count) => count === 1);
  hotline.clock.advance(beyondProof);
  await eventually(() => attempts(made.openid), (count) => count === 2);
  // Somebody else is told meanwhile: the outbox has been round, and this one has waited.
  const other = await reachable();
  await act(crew, ['operator', 'answerDirectly'], other.id);
  await eventually(() => told(other.user), (count) => count === 1);
  expect(await attempts(made.openid)).toBe(2);
  hotline.clock.advance(beyondProof);
  await eventually(() => stateOf(made.id), (state) => state === 'sent');
  expect([await told(made.user), await attempts(made.openid)]).toEqual([1, 3]);
});
