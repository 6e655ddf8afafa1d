import { eventually } from '../support/eventually';
import { openHotline, type Hotline } from '../support/hotline';
import { act, gatherCrew, submitted, type Case, type Crew } from '../support/journey';
import { assertCleanWechat } from '../support/clean-wechat';
import { sandboxAsks } from '../support/people';
import { attempts, fault, noticesOf, openidOf } from '../support/told';

/** 城市服务, for a city that has a template there: one record a request, beside whatever else tells of it. */
const path = '/cityservice/sendmsgdata';

interface Shown {
  readonly kind: string;
  readonly orderNo: string;
  readonly fields: readonly { readonly key: string; readonly value: string }[];
}

let hotline: Hotline;
let crew: Crew;

beforeAll(async () => {
  hotline = await openHotline('sqlite', { WECHAT_CITY_SERVICE_TEMPLATE: 'hotline-progress', WECHAT_CITY_SERVICE_KEYS: 'no,state,remark' });
  crew = await gatherCrew(hotline);
});
afterAll(() => hotline?.stop());

const records = async ({ user }: Case): Promise<(string | undefined)[][]> => {
  const { notices } = await sandboxAsks<{ notices: Shown[] }>(hotline, `GET /users/${user}/inbox`);
  return notices.filter(({ kind }) => kind === 'cityService').map(({ orderNo, fields }) => [orderNo, ...['no', 'state'].map((key) => fields.find((field) => field.key === key)?.value)]);
};
const showing = (made: Case, ...states: string[]) => eventually(() => records(made), (seen) => seen.map(([, , state]) => state).join() === states.join());
const mini = ({ user }: Case): Promise<string> => openidOf(hotline, user, 'MP');

test('one record a request tells where it stands, and the ladder goes its own way', async () => {
  const made = await submitted(crew);
  await act(crew, ['operator', 'accept'], made.id);
  const [first] = await showing(made, '已受理');
  expect(first?.[0]).toMatch(/^\d{15}$/);
  expect(first?.[1]).toBe(first?.[0]);
  await act(crew, ['dispatcher', 'dispatch'], made.id);
  const [second] = await showing(made, '办理中');
  expect(second?.[0]).toBe(first?.[0]);
  await eventually(() => noticesOf(hotline, made.id), ([one, other]) => one?.channel === 'textMessage' && other?.channel === 'textMessage');
  await assertCleanWechat(hotline);
});

test('while WeChat is busy it waits, and does not come after what is newer', async () => {
  const made = await submitted(crew);
  // As often as one message is tried at once.
  await fault(hotline, path, { openid: await mini(made), effect: { http: 503 }, times: 4 });
  await act(crew, ['operator', 'accept'], made.id);
  await eventually(async () => attempts(hotline, path, await mini(made)), (count) => count === 4);
  await act(crew, ['operator', 'answerDirectly'], made.id);
  await showing(made, '已办结');
  hotline.clock.advance(60_000);
  const unfinished = () => hotline.server.platform.db.source.query<unknown[]>("SELECT id FROM outbox WHERE subscriber = 'city-service' AND state = 'pending'");
  await eventually(unfinished, (rows) => rows.length === 0);
  expect(await attempts(hotline, path, await mini(made))).toBe(5);
  await showing(made, '已办结');
});

test('what WeChat does not take is left out', async () => {
  const made = await submitted(crew);
  await fault(hotline, path, { openid: await mini(made), effect: { errcode: 40003 } });
  await act(crew, ['operator', 'accept'], made.id);
  await eventually(() => noticesOf(hotline, made.id), ([notice]) => notice?.state === 'sent');
  await eventually(async () => attempts(hotline, path, await mini(made)), (count) => count === 1);
  expect(await records(made)).toEqual([]);
});

test('without a template nothing is sent', async () => {
  const plain = await openHotline('sqlite');
  try {
    const plainCrew = await gatherCrew(plain);
    const made = await submitted(plainCrew);
    await act(plainCrew, ['operator', 'accept'], made.id);
    await eventually(() => noticesOf(plain, made.id), ([notice]) => notice?.state === 'sent');
    expect(await plain.server.platform.db.source.query("SELECT id FROM outbox WHERE subscriber = 'city-service'")).toEqual([]);
  } finally {
    await plain.stop();
  }
});
