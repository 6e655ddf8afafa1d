import { createHash } from 'node:crypto';
import { signJssdk } from '@hotline/shared/contracts/outreach.citizen';
import { createQrCode, getQrCode, listQrCodes, retireQrCode, type QrCodeItem } from '@hotline/shared/contracts/outreach.staff';
import sharp from 'sharp';
import { eventually } from '../support/eventually';
import { newFollower } from '../support/follower';
import { type Hotline, oneDatabase, openHotline } from '../support/hotline';
import { caseIn, gatherCrew, heating } from '../support/journey';
import { citizenFrom, Person, sandboxAsks, staffOf } from '../support/people';
import { verdictOf } from '../support/refusal';

/** Who asks for a picture; its bytes and type, or the status of the refusal. */
async function pictureOf(person: Person, path: string): Promise<{ status: number; type: string | null; bytes: Buffer }> {
  const answer = await person.fetch(path);
  return { status: answer.status, type: answer.headers.get('content-type'), bytes: Buffer.from(await answer.arrayBuffer()) };
}

describe.each(oneDatabase('sqlite'))('posters on %s', (kind) => {
  let hotline: Hotline;
  let admin: Person;
  let code: QrCodeItem;
  let ticket: string;

  beforeAll(async () => {
    hotline = await openHotline(kind);
    admin = await staffOf(hotline, 'systemAdmin');
    code = await admin.call(createQrCode, { body: { name: '供热公司大厅', purpose: '缴费窗口旁', area: null, department: heating } });
    [{ ticket }] = (await hotline.server.platform.db.source.query(`SELECT ticket FROM qr_code WHERE id = '${code.id}'`)) as [{ ticket: string }];
  });
  afterAll(() => hotline?.stop());

  const counted = async () => {
    const { scans, follows } = await admin.call(getQrCode, { params: { id: code.id } });
    return { scans, follows };
  };

  test('a code has a name, a purpose and whose it is', async () => {
    expect(code).toMatchObject({ name: '供热公司大厅', purpose: '缴费窗口旁', areaName: null, departmentName: expect.stringContaining('热力'), scans: 0, follows: 0 });
    expect((await admin.call(listQrCodes, {})).items).toEqual([code]);
  });

  test('its picture is a picture, for administrators only', async () => {
    const path = `/api/staff/qr-codes/${code.id}/picture`;
    const { status, type, bytes } = await pictureOf(admin, path);
    expect([status, type]).toEqual([200, expect.stringMatching(/^image\//)]);
    expect((await sharp(bytes).metadata()).width).toBeGreaterThan(100);
    expect((await pictureOf(await staffOf(hotline, 'operator'), path)).status).toBe(403);
    expect((await pictureOf(new Person(hotline.url, {}), path)).status).toBe(401);
    expect((await pictureOf(admin, '/api/staff/qr-codes/01ARZ3NDEKTSV4RRFFQ69G5FAV/picture')).status).toBe(404);
  });

  test('a scan that brings a follower and one by somebody who follows already are counted apart', async () => {
    const user = `q${kind}`;
    await sandboxAsks(hotline, 'POST /users', { id: user, nick: '测试' });
    await sandboxAsks(hotline, `POST /users/${user}/act`, { type: 'scan', ticket });
    expect(await counted()).toEqual({ scans: 1, follows: 1 });
    hotline.clock.advance(1000);
    const { act } = await newFollower(hotline);
    await act({ type: 'scan', ticket });
    expect(await counted()).toEqual({ scans: 2, follows: 1 });
  });

  test('however often WeChat tells of a scan it counts once', async () => {
    const { act } = await newFollower(hotline);
    const before = await counted();
    await sandboxAsks(hotline, 'POST /faults', { match: { dir: 'push' }, effect: { duplicate: { n: 2, concurrent: true } }, times: 1 });
    await act({ type: 'scan', ticket });
    const after = await eventually(counted, ({ scans }) => scans > before.scans);
    expect(after).toEqual({ scans: before.scans + 1, follows: before.follows });
  });

  test('the days are those of the city, the oldest first', async () => {
    const { days, scans } = await admin.call(getQrCode, { params: { id: code.id } });
    expect(days).toHaveLength(30);
    expect(days.at(-1)?.scans).toBe(scans);
    expect(days.map(({ day }) => day)).toEqual([...days.map(({ day }) => day)].sort());
  });

  test('a scan of a code that is not ours is nobody’s', async () => {
    const before = await counted();
    const { act } = await newFollower(hotline);
    expect(await counted()).toEqual(before);
    await act({ type: 'text', content: '你好' });
    expect(await counted()).toEqual(before);
  });

  test('a poster that was taken down stands last, stays so, and what it still brings is counted', async () => {
    const old = await admin.call(createQrCode, { body: { name: '旧大厅', purpose: '搬迁前', area: null, department: null } });
    expect((await admin.call(listQrCodes, {})).items.map(({ id }) => id)).toEqual([old.id, code.id]);
    const { retiredAt } = await admin.call(retireQrCode, { params: { id: old.id } });
    expect(retiredAt).toBeGreaterThanOrEqual(old.createdAt);
    hotline.clock.advance(1000);
    expect(await admin.call(retireQrCode, { params: { id: old.id } })).toMatchObject({ id: old.id, retiredAt });
    expect((await admin.call(listQrCodes, {})).items.map(({ id }) => id)).toEqual([code.id, old.id]);
    const [row] = (await hotline.server.platform.db.source.query(`SELECT ticket FROM qr_code WHERE id = '${old.id}'`)) as [{ ticket: string }];
    await (await newFollower(hotline)).act({ type: 'scan', ticket: row.ticket });
    expect((await admin.call(getQrCode, { params: { id: old.id } })).scans).toBe(1);
    expect(await verdictOf(admin.call(retireQrCode, { params: { id: '01ARZ3NDEKTSV4RRFFQ69G5FAV' } }))).toBe('404 qrCode.notFound');
    expect(await verdictOf((await staffOf(hotline, 'operator')).call(retireQrCode, { params: { id: code.id } }))).toBe('403 permission.denied');
  });

  test('what does not exist gets no code, and what WeChat refuses is told', async () => {
    const before = (await admin.call(listQrCodes, {})).items;
    const body = { name: '海报', purpose: '宣传', area: null, department: null };
    expect(await verdictOf(admin.call(createQrCode, { body: { ...body, area: '999999' } }))).toBe('400 ticket.unknownArea');
    expect(await verdictOf(admin.call(createQrCode, { body: { ...body, department: 'nobody' } }))).toBe('400 ticket.unknownDepartment');
    await sandboxAsks(hotline, 'POST /faults', { match: { dir: 'api', path: '/cgi-bin/qrcode/create' }, effect: { errcode: 48001 }, times: 1 });
    expect(await verdictOf(admin.call(createQrCode, { body }))).toBe('502 wechat.notPermitted');
    expect((await admin.call(listQrCodes, {})).items).toEqual(before);
    expect(await verdictOf((await staffOf(hotline, 'operator')).call(createQrCode, { body }))).toBe('403 permission.denied');
    expect(await verdictOf((await staffOf(hotline, 'dutyManager')).call(listQrCodes, {}))).toBe('403 permission.denied');
  });
});

describe('codes of tickets and signatures', () => {
  let hotline: Hotline;
  beforeAll(async () => {
    hotline = await openHotline();
  });
  afterAll(() => hotline?.stop());

  test('a ticket’s code is for those who see the ticket', async () => {
    const crew = await gatherCrew(hotline);
    const { id, citizen } = await caseIn(crew, 'submitted');
    const path = `/api/staff/tickets/${id}/code`;
    const { status, type, bytes } = await pictureOf(await staffOf(hotline, 'operator'), path);
    expect([status, type]).toEqual([200, 'image/jpeg']);
    expect((await sharp(bytes).metadata()).width).toBeGreaterThan(100);
    expect((await pictureOf(await staffOf(hotline, 'handler'), path)).status).toBe(404);
    expect((await pictureOf(citizen, path)).status).toBe(401);
    expect((await pictureOf(await staffOf(hotline, 'operator'), '/api/staff/tickets/nothing/code')).status).toBe(404);
  });

  /** WeChat's own ticket, asked for as any server of the account would. */
  async function ticketOfWechat(): Promise<string> {
    const { WECHAT_OA_APPID: appid, WECHAT_OA_SECRET: secret } = hotline.server.platform.config;
    const post = (path: string, body: object) => fetch(hotline.sandbox.url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const { access_token: token } = (await (await post('/cgi-bin/stable_token', { grant_type: 'client_credential', appid, secret })).json()) as { access_token: string };
    return ((await (await fetch(`${hotline.sandbox.url}/cgi-bin/ticket/getticket?access_token=${token}&type=jsapi`)).json()) as { ticket: string }).ticket;
  }

  test('the signature of one of our pages is what WeChat computes', async () => {
    const anybody = new Person(hotline.url, {});
    const url = `${hotline.url}/h5/?from=menu#/pages/home/index`;
    const { appId, timestamp, nonceStr, signature } = await anybody.call(signJssdk, { query: { url } });
    expect(appId).toBe(hotline.server.platform.config.WECHAT_OA_APPID);
    expect(Math.abs(timestamp * 1000 - hotline.clock.now())).toBeLessThan(60_000);
    const plain = `jsapi_ticket=${await ticketOfWechat()}&noncestr=${nonceStr}&timestamp=${timestamp}&url=${hotline.url}/h5/?from=menu`;
    expect(signature).toBe(createHash('sha1').update(plain).digest('hex'));
  });

  test.each(['https://evil.example/h5/', '/h5/', 'javascript:alert(1)', 'not an address'])('%s is not ours to sign', async (url) => {
    expect(await verdictOf(new Person(hotline.url, {}).call(signJssdk, { query: { url } }))).toBe('400 jssdk.foreignPage');
  });

  test('nor is a page of the desks, nor an address that only begins like ours', async () => {
    for (const url of [`${hotline.url}/admin/`, `${hotline.url}.evil.example/h5/`, `${hotline.url.replace('http://', 'http://x@')}9/h5/`]) {
      expect(await verdictOf(new Person(hotline.url, {}).call(signJssdk, { query: { url } }))).toBe('400 jssdk.foreignPage');
    }
  });

  test('a follower of the code finds only an own ticket', async () => {
    const crew = await gatherCrew(hotline);
    const { id } = await caseIn(crew, 'submitted');
    const stranger = (await citizenFrom(hotline)).person;
    expect(await verdictOf(stranger.send('GET', `/api/citizen/tickets/${id}`))).toBe('404 ticket.notFound');
  });
});
