import sharp from 'sharp';
import { takeNextChat } from '@hotline/shared/contracts/chats.staff';
import { bindPhone, eraseMe, getMe, orderDataCopy } from '@hotline/shared/contracts/citizens.citizen';
import { saveDraft } from '@hotline/shared/contracts/desk-work.staff';
import { sendFeedback } from '@hotline/shared/contracts/feedback.citizen';
import { noteAbuse } from '@hotline/shared/contracts/blocklist.staff';
import { listMyTickets, submitTicket, supplementTicket } from '@hotline/shared/contracts/tickets.citizen';
import { getTicket, revealContact } from '@hotline/shared/contracts/tickets.staff';
import { eventually } from '../support/eventually';
import { databaseKinds, openHotline, type Hotline } from '../support/hotline';
import { act, citizenSteps, gatherCrew, member, type Crew } from '../support/journey';
import { citizenFrom, draft, sandboxAsks, type Person } from '../support/people';
import { Planted, TraceSearch } from '../support/planted';
import { refusalOf } from '../support/refusal';
import { voice } from '../support/voices';

const hour = 3600_000;

describe.each(databaseKinds)('on %s', (kind) => {
  let hotline: Hotline;
  let crew: Crew;
  let search: TraceSearch;
  const planted = new Planted();

  beforeAll(async () => {
    hotline = await openHotline(kind, { LOG_LEVEL: 'info' });
    crew = await gatherCrew(hotline);
    search = new TraceSearch(hotline, planted);
  });
  afterAll(async () => {
    search?.stop();
    await hotline?.stop();
  });

  const user = `f${kind}eraser`;
  const doInWechat = (body: object) => sandboxAsks(hotline, `POST /users/${user}/act`, body);
  const say = (content: string) => doInWechat({ type: 'text', content });
  const picture = async (): Promise<Buffer> => sharp({ create: { width: 40, height: 30, channels: 3, background: '#357' } }).withExif({ IFD0: { Make: planted.word('camera'), ImageDescription: planted.word('describes') } }).jpeg().toBuffer();

  /** A request with a picture and everything personal there is to say. */
  async function submitFull(person: Person): Promise<string> {
    const { id: attachment } = await person.upload(await picture(), `${planted.name()}的身份证.jpg`);
    const [contactName, contactPhone, address] = [planted.name(), planted.phone(), planted.address()];
    const behalf = { personName: planted.name(), personRelation: 'family' as const, personPhone: planted.phone(), companyName: `${planted.name()}商行` };
    const content = `我是${contactName}，住${address}，电话${contactPhone}，身份证${planted.identity()}，家人电话${planted.phone()}，供暖一直不热。`;
    const { id } = await person.call(submitTicket, { body: await draft(hotline, { contactName, contactPhone, address, content, attachments: [attachment], ...behalf }) });
    await person.call(supplementTicket, { params: { id }, body: { text: `也可打${planted.phone()}，找${contactName}或${behalf.personName}，也可到${behalf.companyName}` } });
    return id;
  }

  /** What staff write down about it. */
  async function handle(id: string): Promise<void> {
    const operator = member(crew, 'operator');
    await act(crew, ['operator', 'addNote', { text: `诉求人来电${planted.phone()}，证件${planted.identity()}` }], id);
    await operator.call(revealContact, { params: { id }, body: { reason: `核对来电号码${planted.phone()}` } });
    await operator.call(noteAbuse, { params: { id }, body: { grade: 'improper', note: `通话中，号码${planted.phone()}` } });
    await operator.call(saveDraft, { params: { id, action: 'accept' }, body: { version: 1, values: JSON.stringify({ note: planted.phone() }) } });
  }

  /** At the official account: a chat with an operator, then a dialogue that is not finished. */
  async function talk(): Promise<void> {
    await doInWechat({ type: 'follow' });
    await say('人工');
    await member(crew, 'operator').call(takeNextChat, {});
    await say(`我叫${planted.name()}，电话${planted.phone()}`);
    await doInWechat({ type: 'image', dataBase64: (await picture()).toString('base64') });
    await doInWechat({ type: 'voice', dataBase64: voice(1).toString('base64'), recognition: `住在${planted.address()}` });
    await say('结束');
    for (const text of ['提交诉求', '投诉', `${planted.name()}反映楼道灯坏了，证件${planted.identity()}`, '好了', planted.address(), planted.phone()]) await say(text);
  }

  async function somebody(): Promise<Person> {
    await sandboxAsks(hotline, 'POST /users', { id: user, phone: planted.phone() });
    const { person } = await citizenFrom(hotline, user);
    const { code } = await sandboxAsks<{ code: string }>(hotline, `POST /users/${user}/wx`, { api: 'getPhoneNumber', choice: 'accept' });
    await person.call(bindPhone, { body: { code } });
    await talk();
    const { openids } = await sandboxAsks<{ openids: Record<string, string> }>(hotline, `GET /users/${user}`);
    for (const openid of Object.values(openids)) planted.known(openid);
    // An address with somebody's number in it must not come into the log.
    await refusalOf(person.send('GET', `/api/citizen/tickets?cursor=${planted.phone()}`));
    return person;
  }

  let person: Person;
  let ids: string[];

  test('a hundred pieces of personal data are planted, and found where they may be', async () => {
    person = await somebody();
    ids = [];
    while (planted.words.length < 100 || ids.length < 3) {
      const id = await submitFull(person);
      await handle(id);
      ids.push(id);
    }
    await person.call(sendFeedback, { body: { idempotencyKey: 'planted-feedback-1', kind: 'other', opinion: `我是${planted.name()}，住${planted.address()}，电话${planted.phone()}，页面太慢。`, mayCall: true } });
    // A draft that was never sent.
    await person.upload(await picture(), `${planted.address()}.jpg`);
    const places = new Set((await search.traces()).map((trace) => trace.split(':')[0]));
    expect(planted.words.length).toBeGreaterThanOrEqual(100);
    expect([...places]).toEqual(expect.arrayContaining(['abuse_note', 'citizen_identity', 'chat', 'conversation', 'reveal', 'ticket', 'ticket_message', 'timeline_event']));
    expect([...places]).not.toEqual(expect.arrayContaining(['audit_entry']));
    const sealedPlaces = (await search.traces({ sealed: true })).filter((trace) => trace.endsWith(': sealed'));
    expect(sealedPlaces).toEqual(expect.arrayContaining(['chat_message: sealed', 'citizen: sealed', 'conversation: sealed', 'feedback: sealed', 'ticket: sealed', 'ticket_draft: sealed']));
  });

  test('the copy has all of it, once, for this session only', async () => {
    const { url } = await person.call(orderDataCopy, { body: { format: 'json' } });
    const stranger = (await citizenFrom(hotline)).person;
    expect((await stranger.get(url)).status).toBe(404);
    expect((await fetch(hotline.url + url)).status).toBe(401);
    const answer = await person.get(url);
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    const copy = (await answer.json()) as Record<string, Record<string, string>[]>;
    const text = JSON.stringify(copy);
    const { items } = await person.call(listMyTickets, { query: {} });
    expect(copy['诉求']?.map((each) => each['编号'])).toEqual(items.map(({ ticketNo }) => ticketNo));
    expect(Object.keys(copy)).toEqual(expect.arrayContaining(['账号', '身份', '绑定的手机号', '登录', '诉求', '诉求中的补充和问答', '随诉求提交的图片和语音', '草稿中已上传的图片和语音', '公众号人工对话', '公众号对话中未提交的草稿', '意见反馈']));
    expect(Object.keys(copy['诉求']?.[0] ?? {})).toEqual(expect.arrayContaining(['公开方式', '代表企业', '当事人', '当事人电话', '与当事人的关系']));
    // Staff's own notes are no answer to anybody.
    expect(text).not.toMatch(/诉求人来电|核对来电号码/);
    expect((await person.get(url)).status).toBe(404);
  });

  test('as a page it runs nothing and shows everything as text; too late it is gone', async () => {
    const { url } = await person.call(orderDataCopy, { body: { format: 'html' } });
    const answer = await person.get(url);
    expect([answer.headers.get('content-security-policy'), answer.headers.get('cache-control')]).toEqual([expect.stringMatching(/^default-src 'none'; style-src 'sha256-/), 'no-store']);
    const page = await answer.text();
    expect(page).toMatch(/<h2>诉求（\d+）<\/h2>/);
    expect(page).not.toMatch(/<script|undefined|\[object/);
    const late = await person.call(orderDataCopy, { body: { format: 'html' } });
    hotline.clock.advance(6 * 60_000);
    expect((await person.get(late.url)).status).toBe(404);
  });

  test('whoever has their data deleted is found nowhere once their requests are closed', async () => {
    const [withdrawn = '', ...others] = ids;
    await citizenSteps.withdraw(person, { id: withdrawn });
    await person.call(eraseMe, {});
    expect(await refusalOf(person.call(getMe, {}))).toMatchObject({ status: 401 });
    // Still being worked on: the department has to be able to call.
    const operator = member(crew, 'operator');
    const contactOf = (id: string) => operator.call(revealContact, { params: { id }, body: { reason: '核对' } });
    await eventually(() => contactOf(withdrawn), ({ contactPhone }) => contactPhone === '');
    expect((await contactOf(others[0] ?? '')).contactPhone).not.toBe('');
    for (const id of others) await act(crew, ['operator', 'decline'], id);
    hotline.clock.advance(25 * hour);
    await hotline.server.runJob('push-purge');
    crew = await gatherCrew(hotline);
    await eventually(() => search.traces({ sealed: true }), (traces) => traces.length === 0);
    const { content, timeline } = await member(crew, 'operator').call(getTicket, { params: { id: withdrawn } });
    expect(content).toMatch(/^我是\*+，住\*+，电话\*+，身份证\*+，家人电话\*+，供暖一直不热。$/);
    expect(timeline.map(({ action }) => action)).toContain('withdraw');
    expect(search.logged).toContain('"level"');
  });

  test('the search would find what was left behind, wherever', async () => {
    const { db, files } = hotline.server.platform;
    const [word = ''] = planted.words;
    await db.source.query(`INSERT INTO job_lease (name, holder, leaseUntil) VALUES ('${word}', '', 0)`);
    await files.put('01J00000000000000000000000', Buffer.from(`…${word}…`));
    hotline.server.platform.log.warn({ word }, 'planted');
    hotline.server.platform.log.flush();
    expect(await search.traces()).toEqual([`files: ${word}`, `job_lease: ${word}`, `log: ${word}`]);
  });

  test('who comes back is a stranger', async () => {
    const { person: again } = await citizenFrom(hotline, user);
    expect((await again.call(listMyTickets, { query: {} })).items).toEqual([]);
    expect((await again.call(getMe, {})).phoneMasked).toBeNull();
  });
});
