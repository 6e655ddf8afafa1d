import { bindPhone, getMe } from '@hotline/shared/contracts/citizens.citizen';
import { getRequester, undoIdentityJoin } from '@hotline/shared/contracts/requesters.staff';
import { takeNextChat } from '@hotline/shared/contracts/chats.staff';
import { createQrCode } from '@hotline/shared/contracts/outreach.staff';
import { getMyTicket, listMyTickets, submitTicket, withdrawTicket } from '@hotline/shared/contracts/tickets.citizen';
import { actionContracts } from '@hotline/shared/contracts/ticket-actions.staff';
import { getTicket, revealContact } from '@hotline/shared/contracts/tickets.staff';
import { eventually } from '../support/eventually';
import { databaseKinds, openHotline, type Hotline } from '../support/hotline';
import { citizenFrom, draft, sandboxAsks, staffOf, type Person } from '../support/people';
import { photo } from '../support/pictures';
import { refusalOf } from '../support/refusal';
import { voice } from '../support/voices';

describe.each(databaseKinds)('identities on %s', (kind) => {
  let hotline: Hotline;

  beforeAll(async () => {
    hotline = await openHotline(kind);
  });
  afterAll(() => hotline?.stop());

  const act = async (user: string, body: object): Promise<string> => {
    const { shown } = await sandboxAsks<{ shown: { text: string }[] }>(hotline, `POST /users/${user}/act`, body);
    return shown.map(({ text }) => text).join('\n');
  };
  const mine = (user: string): Promise<string> => act(user, { type: 'text', content: '我的' });
  const submit = async (person: Person) => person.call(submitTicket, { body: await draft(hotline) });
  const openidsOf = async (user: string): Promise<string[]> => Object.values((await sandboxAsks<{ openids: Record<string, string> }>(hotline, `GET /users/${user}`)).openids);
  const bind = async (person: Person, user: string): Promise<void> => {
    const { code } = await sandboxAsks<{ code: string }>(hotline, `POST /users/${user}/wx`, { api: 'getPhoneNumber', choice: 'accept' });
    await person.call(bindPhone, { body: { code } });
  };

  /** The tables in which any of these words is found. */
  async function tablesWith(words: readonly string[]): Promise<string[]> {
    const { source } = hotline.server.platform.db;
    const found = await Promise.all(source.entityMetadatas.map(async ({ tablePath }) => ({ tablePath, text: JSON.stringify(await source.query(`SELECT * FROM ${tablePath}`)) })));
    return found.filter(({ text }) => words.some((word) => text.includes(word))).map(({ tablePath }) => tablePath);
  }

  test('a user of the mini-program who follows the account is one person, until a duty manager parts them for good', async () => {
    const { person, user } = await citizenFrom(hotline);
    const { id, ticketNo } = await submit(person);
    await act(user, { type: 'follow' });
    await eventually(() => mine(user), (said) => said.includes(ticketNo));

    const manager = await staffOf(hotline, 'dutyManager');
    const before = await manager.call(getRequester, { params: { id } });
    expect(before.identities).toEqual(['miniProgram', 'officialAccount', 'union']);
    expect(before.joins).toMatchObject([{ via: 'union' }]);
    const undo = { params: { id, joinId: before.joins[0]?.id ?? '' }, body: { reason: '本人来电说明，两个账号不是同一人使用。' } };
    expect(await refusalOf((await staffOf(hotline, 'operator')).call(undoIdentityJoin, undo))).toMatchObject({ status: 403 });

    expect(await manager.call(undoIdentityJoin, undo)).toMatchObject({ identities: ['miniProgram', 'union'], joins: [] });
    expect(await mine(user)).not.toContain(ticketNo);
    expect((await person.call(listMyTickets, { query: {} })).items).toHaveLength(1);
    expect(await refusalOf(manager.call(undoIdentityJoin, undo))).toMatchObject({ body: { code: 'citizen.joinUndone' } });
    await citizenFrom(hotline, user);
    expect(await mine(user)).not.toContain(ticketNo);
  });

  test('two accounts with one telephone number that WeChat vouches for are one person', async () => {
    const phone = '13987650077';
    const owner = async (id: string) => {
      await sandboxAsks(hotline, 'POST /users', { id, phone });
      return citizenFrom(hotline, id);
    };
    const [one, other] = [await owner('old-phone'), await owner('new-phone')];
    const { id } = await submit(one.person);
    expect(await refusalOf(other.person.call(getMyTicket, { params: { id } }))).toMatchObject({ status: 404 });
    await bind(one.person, one.user);
    await bind(other.person, other.user);
    expect((await other.person.call(getMyTicket, { params: { id } })).id).toBe(id);
    expect(await tablesWith([phone])).toEqual([]);
  });

  test('a number given up for another no longer proves who somebody is', async () => {
    const phone = '13987650078';
    await sandboxAsks(hotline, 'POST /users', { id: `mover-${kind}`, phone });
    const mover = await citizenFrom(hotline, `mover-${kind}`);
    const { id } = await submit(mover.person);
    await bind(mover.person, mover.user);
    await sandboxAsks(hotline, `PATCH /users/${mover.user}`, { phone: '13987650079' });
    await bind(mover.person, mover.user);
    await sandboxAsks(hotline, 'POST /users', { id: `heir-${kind}`, phone });
    const heir = await citizenFrom(hotline, `heir-${kind}`);
    await bind(heir.person, heir.user);
    expect(await refusalOf(heir.person.call(getMyTicket, { params: { id } }))).toMatchObject({ status: 404 });
  });

  test('following and opening the mini-program at the same moment is one person each time', async () => {
    const both = async (user: string): Promise<void> => {
      await sandboxAsks(hotline, 'POST /users', { id: user });
      const [{ person }] = await Promise.all([citizenFrom(hotline, user), citizenFrom(hotline, user), act(user, { type: 'follow' })]);
      const { id } = await submit(person);
      await eventually(async () => (await staffOf(hotline, 'dutyManager')).call(getRequester, { params: { id } }), ({ identities }) => identities.length === 3);
    };
    for (let round = 0; round < 12; round += 1) await both(`together-${kind}-${round}`);
  });

  const accept = (operator: Person, id: string) => operator.call(actionContracts.accept, { params: { id }, body: { version: 1, requestType: 'complaint', category: 'utility.heating', area: null, urgency: 'normal' } });

  /** Somebody who did all a follower can do: scanned a poster, asked, began a draft, was told of a ticket, and is in a chat with an operator. */
  async function busyFollower(user: string): Promise<string[]> {
    const { person } = await citizenFrom(hotline, user);
    const admin = await staffOf(hotline, 'systemAdmin');
    const { id: code } = await admin.call(createQrCode, { body: { name: '供热公司大厅', purpose: '缴费窗口旁', area: null, department: null } });
    const [{ ticket }] = (await hotline.server.platform.db.source.query(`SELECT ticket FROM qr_code WHERE id = '${code}'`)) as [{ ticket: string }];
    await act(user, { type: 'scan', ticket });
    const { id, ticketNo } = await submit(person);
    await eventually(() => mine(user), (said) => said.includes(ticketNo));
    const operator = await staffOf(hotline, 'operator');
    await accept(operator, id);
    await eventually(() => hotline.server.platform.db.source.query(`SELECT state FROM notice WHERE ticketId = '${id}'`) as Promise<{ state: string }[]>, (rows) => rows[0]?.state === 'sent');
    await act(user, { type: 'text', content: '我要投诉' });
    await act(user, { type: 'image', dataBase64: (await photo('jpeg')).toString('base64') });
    await act(user, { type: 'text', content: '人工' });
    await operator.call(takeNextChat, {});
    await act(user, { type: 'image', dataBase64: (await photo('jpeg')).toString('base64') });
    await act(user, { type: 'voice', dataBase64: voice(1).toString('base64') });
    return openidsOf(user);
  }

  test('who unfollows is forgotten in every table', async () => {
    const user = `f${kind}leaver`;
    const openids = await busyFollower(user);
    expect((await tablesWith(openids)).sort()).toEqual(expect.arrayContaining(['chat', 'citizen_identity', 'conversation', 'service_window']));
    await act(user, { type: 'revoke' });
    await act(user, { type: 'unfollow' });
    expect(await tablesWith(openids)).toEqual([]);
  });

  test('a message WeChat refuses because its receiver has just left makes nobody known again', async () => {
    const user = `f${kind}gone`;
    const { person } = await citizenFrom(hotline, user);
    const { id } = await submit(person);
    await act(user, { type: 'follow' });
    const operator = await staffOf(hotline, 'operator');
    await eventually(() => operator.call(getTicket, { params: { id } }), ({ reachable }) => reachable.channel === 'template');
    const openids = await openidsOf(user);
    await sandboxAsks(hotline, 'POST /faults', { id: `late-${kind}`, match: { dir: 'api', path: '/cgi-bin/message/template/send' }, effect: { delayMs: 1000, errcode: 43004 }, times: 1 });
    await accept(operator, id);
    const notices = (): Promise<{ state: string }[]> => hotline.server.platform.db.source.query(`SELECT state FROM notice WHERE ticketId = '${id}'`);
    await eventually(notices, ([notice]) => notice?.state === 'sending');
    await act(user, { type: 'unfollow' });
    await act(user, { type: 'revoke' });
    await eventually(notices, ([notice]) => notice?.state === 'unreachable' || notice?.state === 'sent');
    expect(await tablesWith(openids)).toEqual([]);
  });

  test('who takes the authorisation of the official account back is forgotten there as by unfollowing', async () => {
    const user = `f${kind}revoker`;
    const openids = await busyFollower(user);
    await act(user, { type: 'revoke' });
    await act(user, { type: 'revoke', appid: hotline.server.platform.config.WECHAT_OA_APPID });
    expect(await tablesWith(openids)).toEqual([]);
  });

  test('who takes the authorisation back is forgotten: the session ends, an open ticket keeps its contact, a closed one does not', async () => {
    const { person, user } = await citizenFrom(hotline);
    await bind(person, user);
    const [closed, open] = [await submit(person), await submit(person)];
    await person.call(withdrawTicket, { params: { id: closed.id }, body: { reason: '问题已经自己解决了。' } });
    const openids = await openidsOf(user);

    await act(user, { type: 'revoke' });

    expect(await refusalOf(person.call(getMe, {}))).toMatchObject({ status: 401 });
    expect(await tablesWith(openids)).toEqual([]);
    const manager = await staffOf(hotline, 'dutyManager');
    const contact = ({ id }: { id: string }) => manager.call(revealContact, { params: { id }, body: { reason: '核对诉求人注销后的信息。' } });
    await eventually(() => contact(closed), ({ contactPhone }) => contactPhone === '');
    expect(await contact(closed)).toEqual({ contactName: null, contactPhone: '', address: null, personName: null, personPhone: null });
    expect((await contact(open)).contactPhone).not.toBe('');
    expect((await manager.call(getTicket, { params: { id: closed.id } })).content).toContain('供暖');
    expect(await manager.call(getRequester, { params: { id: open.id } })).toEqual({ identities: [], joins: [], marks: [], abuse: [] });
  });
});
