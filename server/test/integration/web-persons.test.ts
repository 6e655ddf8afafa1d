import { bindPhone, eraseMe, getMe, orderDataCopy } from '@hotline/shared/contracts/citizens.citizen';
import { getRequester, undoIdentityJoin } from '@hotline/shared/contracts/requesters.staff';
import { getMyTicket, listMyTickets, submitTicket, withdrawTicket } from '@hotline/shared/contracts/tickets.citizen';
import { getTicket } from '@hotline/shared/contracts/tickets.staff';
import { databaseKinds, openHotline, type Hotline } from '../support/hotline';
import { citizenFrom, draft, sandboxAsks, staffOf, type Person } from '../support/people';
import { refusalOf, verdictOf } from '../support/refusal';
import { openTextProvider, type TextProvider } from '../support/text-provider';
import { WebVisitor } from '../support/web-visitor';

describe.each(databaseKinds)('who logs in by a code on %s', (kind) => {
  let texts: TextProvider;
  let hotline: Hotline;
  let next = 0;

  beforeAll(async () => {
    texts = await openTextProvider();
    hotline = await openHotline(kind, texts.settings);
  });
  afterAll(async () => {
    await hotline?.stop();
    await texts?.stop();
  });
  beforeEach(() => hotline.clock.advance(2 * 60_000));

  const newPhone = (): string => `1397654${String((next += 1)).padStart(4, '0')}`;
  const onWeb = (phone: string): Promise<WebVisitor> => new WebVisitor(hotline.url, texts).logIn(phone);
  const submit = async (who: Pick<Person, 'call'>) => who.call(submitTicket, { body: await draft(hotline) });
  const idsOf = async (who: Pick<Person, 'call'>): Promise<string[]> => (await who.call(listMyTickets, { query: {} })).items.map(({ id }) => id);

  /** In the mini-program, with this number bound. */
  async function inMiniProgram(phone: string): Promise<{ person: Person; user: string }> {
    await sandboxAsks(hotline, 'POST /users', { id: `m${phone}${kind}`, phone });
    const someone = await citizenFrom(hotline, `m${phone}${kind}`);
    await bind(someone);
    return someone;
  }

  async function bind({ person, user }: { readonly person: Person; readonly user: string }): Promise<void> {
    const { code } = await sandboxAsks<{ code: string }>(hotline, `POST /users/${user}/wx`, { api: 'getPhoneNumber', choice: 'accept' });
    await person.call(bindPhone, { body: { code } });
  }

  /** Tables in which a number is found, in clear or by the fingerprint that stands for it. */
  async function tablesWith(phone: string): Promise<string[]> {
    const { db: { source }, seal } = hotline.server.platform;
    const found = await Promise.all(source.entityMetadatas.map(async ({ tablePath }) => ({ tablePath, text: JSON.stringify(await source.query(`SELECT * FROM ${tablePath}`)) })));
    return found.filter(({ text }) => text.includes(phone) || text.includes(seal.fingerprint(phone, 'phone'))).map(({ tablePath }) => tablePath);
  }

  test('somebody new submits, comes back with the same number and finds it; the desk sees where it came from', async () => {
    const phone = newPhone();
    const { id } = await submit(await onWeb(phone));
    hotline.clock.advance(60_000);
    expect(await idsOf(await onWeb(phone))).toEqual([id]);
    const operator = await staffOf(hotline, 'operator');
    expect((await operator.call(getTicket, { params: { id } })).channel).toBe('website');
    expect((await (await staffOf(hotline, 'dutyManager')).call(getRequester, { params: { id } })).identities).toEqual(['phone', 'website']);
  });

  test('the number that is bound in the mini-program is the same person, until a duty manager parts them for good', async () => {
    const phone = newPhone();
    const { person } = await inMiniProgram(phone);
    const { id } = await submit(person);
    const web = await onWeb(phone);
    expect((await web.call(getMyTicket, { params: { id } })).id).toBe(id);
    const own = await submit(web);
    expect((await idsOf(person)).sort()).toEqual([id, own.id].sort());

    const manager = await staffOf(hotline, 'dutyManager');
    const { joins, identities } = await manager.call(getRequester, { params: { id } });
    expect([identities, joins.map(({ via }) => via)]).toEqual([['miniProgram', 'phone', 'union', 'website'], ['phone']]);
    await manager.call(undoIdentityJoin, { params: { id, joinId: joins[0]?.id ?? '' }, body: { reason: '号码由家人使用，不是同一人。' } });
    hotline.clock.advance(60_000);
    expect([await idsOf(await onWeb(phone)), await idsOf(person)]).toEqual([[own.id], [id]]);
  });

  test('who logged in first and binds the number later finds both', async () => {
    const phone = newPhone();
    const { id } = await submit(await onWeb(phone));
    expect(await idsOf((await inMiniProgram(phone)).person)).toEqual([id]);
  });

  test('a number given up for another leads its next owner nowhere', async () => {
    const [phone, later] = [newPhone(), newPhone()];
    const mover = await inMiniProgram(phone);
    const { id } = await submit(mover.person);
    await onWeb(phone);
    await sandboxAsks(hotline, `PATCH /users/${mover.user}`, { phone: later });
    await bind(mover);
    hotline.clock.advance(60_000);
    const heir = await onWeb(phone);
    expect(await idsOf(heir)).toEqual([]);
    expect(await verdictOf(heir.call(getMyTicket, { params: { id } }))).toBe('404 ticket.notFound');
    expect((await mover.person.call(getMe, {})).phoneMasked).toBe(`${later.slice(0, 3)}****${later.slice(-4)}`);
  });

  test('who takes the mini-program’s authorisation back stays known on the website', async () => {
    const phone = newPhone();
    const { person, user } = await inMiniProgram(phone);
    const web = await onWeb(phone);
    const { id } = await submit(web);
    await sandboxAsks(hotline, `POST /users/${user}/act`, { type: 'revoke' });
    expect(await refusalOf(person.call(getMe, {}))).toMatchObject({ status: 401 });
    expect([await idsOf(web), (await web.call(getMe, {})).phoneMasked]).toEqual([[id], `${phone.slice(0, 3)}****${phone.slice(-4)}`]);
  });

  test('the copy says so in words; deleted, the number is found nowhere, not even for a code just sent', async () => {
    const phone = newPhone();
    const web = await onWeb(phone);
    const { id } = await submit(web);
    const { url } = await web.call(orderDataCopy, { body: { format: 'json' } });
    const copy = (await web.send('GET', url)) as Record<string, Record<string, string>[]>;
    expect(copy['身份']?.map((each) => [each['方式'], each['微信标识']])).toEqual(expect.arrayContaining([['网站', undefined], ['验证过的手机号', undefined]]));
    expect([copy['绑定的手机号']?.[0]?.['手机号'], copy['登录']?.[0]?.['登录方式']]).toEqual([phone, '网站']);
    await web.call(withdrawTicket, { params: { id }, body: { reason: '问题已经自己解决了。' } });
    hotline.clock.advance(60_000);
    await new WebVisitor(hotline.url, texts).ask(phone);
    expect(await tablesWith(phone)).toEqual(expect.arrayContaining(['login_code', 'citizen_identity']));
    await web.call(eraseMe, {});
    expect(await verdictOf(web.call(getMe, {}))).toBe('401 session.required');
    expect(await tablesWith(phone)).toEqual([]);
    hotline.clock.advance(60_000);
    expect(await idsOf(await onWeb(phone))).toEqual([]);
  });

  test('many log-ins with one new number at the same moment are one person', async () => {
    const phone = newPhone();
    const browsers: { visitor: WebVisitor; code: string }[] = [];
    for (let asked = 0; asked < 4; asked += 1) {
      hotline.clock.advance(60_000);
      const visitor = new WebVisitor(hotline.url, texts);
      await visitor.ask(phone);
      browsers.push({ visitor, code: texts.codeFor(phone) });
    }
    await Promise.all(browsers.map(({ visitor, code }) => visitor.enter(phone, code)));
    expect(new Set(await Promise.all(browsers.map(async ({ visitor }) => (await visitor.call(getMe, {})).id))).size).toBe(1);
  });
});
