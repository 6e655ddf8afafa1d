import { getTicket } from '@hotline/shared/contracts/tickets.staff';
import { eventually } from '../support/eventually';
import { type Hotline, oneDatabase, openHotline } from '../support/hotline';
import { gatherCrew, member, submitted, type Crew } from '../support/journey';
import { sandboxAsks } from '../support/people';
import { answer, attempts, fault, noticesOf, openidOf, told } from '../support/told';

/** Notices spend from the same service messages as the chat desk, and put right what WeChat says of them as the desk does. */
const templatePath = '/cgi-bin/message/template/send';
const servicePath = '/cgi-bin/message/custom/send';
const someTime = expect.any(Number) as number;

describe.each(oneDatabase('sqlite'))('a notice within 48 hours of a follower’s message, on %s', (kind) => {
  let hotline: Hotline;
  let crew: Crew;
  let made: { readonly id: string; readonly user: string; readonly openid: string };

  beforeAll(async () => {
    hotline = await openHotline(kind);
    crew = await gatherCrew(hotline);
  });
  afterAll(() => hotline?.stop());
  beforeEach(async () => {
    const { id, user } = await submitted(crew);
    made = { id, user, openid: await openidOf(hotline, user, 'OA') };
    await sandboxAsks(hotline, `POST /users/${user}/act`, { type: 'follow' });
    await sandboxAsks(hotline, `POST /users/${user}/act`, { type: 'text', content: '你好' });
    // What following has allowed for a minute is over.
    hotline.clock.advance(61_000);
    await eventually(window, ({ left }) => left === 5);
    // Follower and requester have been found to be one person.
    await eventually(async () => (await member(crew, 'operator').call(getTicket, { params: { id } })).reachable, ({ channel }) => channel === 'template');
    await fault(hotline, templatePath, { openid: made.openid, effect: { errcode: 43004 } });
  });

  const window = () => hotline.server.api.conversations.serviceWindow.view(made.openid);
  const refuse = (errcode: number) => fault(hotline, servicePath, { openid: made.openid, effect: { errcode } });
  const standing = async () => (await noticesOf(hotline, made.id))[0];

  test.each([
    [45015, 'the time is over', { left: 0, until: null }],
    [45047, 'the number is used up', { left: 0, until: someTime }],
    [87014, 'the content is not taken', { left: 5, until: someTime }],
    [43004, 'the person is not there', { left: 5, until: someTime }],
  ])('refused with %i, %s: the desk knows, and the next way is taken', async (errcode, _meaning, left) => {
    await refuse(errcode);
    await answer(crew, made);
    await eventually(standing, (notice) => notice?.state === 'sent' && notice.channel === 'textMessage');
    expect(await attempts(hotline, servicePath, made.openid)).toBe(1);
    expect(await window()).toEqual(left);
  });

  test('put off for a while: nothing is counted until it goes out', async () => {
    await refuse(40164);
    await answer(crew, made);
    await eventually(() => attempts(hotline, servicePath, made.openid), (count) => count === 1);
    await eventually(standing, (notice) => notice?.state === 'waiting');
    expect((await window()).left).toBe(5);
    await eventually(() => {
      hotline.clock.advance(31_000);
      return standing();
    }, (notice) => notice?.state === 'sent' && notice.channel === 'serviceMessage');
    expect((await window()).left).toBe(4);
    expect(await told(hotline, made.user)).toEqual([]);
  });
});
