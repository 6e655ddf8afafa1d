import { getLogIn, listMySessions, showOneTimeCode, singleSignOnPath } from '@hotline/shared/contracts/log-in.staff';
import { getStaffMe } from '@hotline/shared/contracts/staff.staff';
import { type Hotline, oneDatabase, openHotline } from '../support/hotline';
import { codeOf, demoLogin, newStaff, Visitor } from '../support/log-in';
import { OpenIdProvider } from '../support/openid-provider';
import { verdictOf } from '../support/refusal';

describe.each(oneDatabase('mariadb'))('single sign-on with %s', (kind) => {
  let provider: OpenIdProvider;
  let hotline: Hotline;
  beforeAll(async () => {
    provider = await new OpenIdProvider().start();
    hotline = await openHotline(kind, { OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: provider.clientId, OIDC_CLIENT_SECRET: provider.clientSecret, OIDC_NAME: '市统一身份认证' });
  });
  afterAll(async () => {
    await hotline?.stop();
    provider?.stop();
  });
  beforeEach(() => {
    Object.assign(provider, { fault: null, numberInToken: true, staffNo: demoLogin(hotline, 'operator').staffNo });
  });

  /** Away to the city's sign-on; returns the address it sends the browser back to. */
  async function away(visitor: Visitor, to = ''): Promise<string> {
    const left = await visitor.fetch(`${singleSignOnPath}${to}`);
    const back = await visitor.fetch(left.headers.get('location') ?? '');
    return (back.headers.get('location') ?? '').replace(hotline.url, '');
  }
  const landing = async (visitor: Visitor, back: string): Promise<string | null> => (await visitor.fetch(back)).headers.get('location');
  const signOn = async (visitor: Visitor, to = ''): Promise<string | null> => landing(visitor, await away(visitor, to));

  test.each([[true, 'in the token'], [false, 'where more is told']])('somebody the city knows (%s: %s) is at the desk, on the page they wanted', async (numberInToken) => {
    Object.assign(provider, { numberInToken });
    const visitor = new Visitor(hotline);
    expect((await visitor.call(getLogIn, {})).singleSignOn).toBe('市统一身份认证');
    expect(await signOn(visitor, '?to=%2Fdesks%2Fintake')).toBe('/admin/desks/intake');
    expect((await visitor.call(getStaffMe, {})).role).toBe('operator');
    expect((await visitor.call(listMySessions, {})).items[0]).toMatchObject({ via: 'singleSignOn', current: true });
  });

  test.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/desks%0d%0aX: y'])('%s is no page of ours to return to', async (to) => {
    expect(await signOn(new Visitor(hotline), `?to=${encodeURIComponent(to)}`)).toBe('/admin/');
  });

  test('it stands for the password only: an enrolled account still shows its second factor', async () => {
    const { staffNo, password } = demoLogin(hotline, 'dispatcher');
    const desk = new Visitor(hotline);
    await desk.logIn(staffNo, password);
    const { secret } = await desk.enrolTotp();
    provider.staffNo = staffNo;
    const visitor = new Visitor(hotline);
    expect(await signOn(visitor, '?to=%2Fdesks%2Fdispatch')).toBe('/admin/login?to=%2Fdesks%2Fdispatch');
    expect((await visitor.call(getLogIn, {})).begun).toMatchObject({ step: 'secondFactor', staff: null });
    expect(await verdictOf(visitor.call(getStaffMe, {}))).toBe('401 session.required');
    expect((await visitor.call(showOneTimeCode, { body: { oneTimeCode: codeOf(secret, hotline.clock.now()) } })).staff?.staffNo).toBe(staffNo);
  });

  test('nobody is let in whom we do not know, or whose account is disabled; no account is made', async () => {
    const { id, staffNo } = await newStaff(hotline);
    const count = async (): Promise<string> => JSON.stringify(await hotline.server.platform.db.source.query('SELECT COUNT(*) AS n FROM staff'));
    const before = await count();
    provider.staffNo = 'unknown-9';
    expect(await signOn(new Visitor(hotline))).toBe('/admin/login?fault=login.noAccount');
    await hotline.server.platform.db.source.query(`UPDATE staff SET disabled = 1 WHERE id = '${id}'`);
    provider.staffNo = staffNo;
    expect(await signOn(new Visitor(hotline))).toBe('/admin/login?fault=login.noAccount');
    provider.staffNo = '';
    expect(await signOn(new Visitor(hotline))).toBe('/admin/login?fault=login.noAccount');
    expect(await count()).toBe(before);
  });

  test('the answer is good once, and in the browser that left', async () => {
    const [mine, other] = [new Visitor(hotline), new Visitor(hotline)];
    const back = await away(mine);
    expect(await landing(other, back)).toBe('/admin/login?fault=login.stateInvalid');
    await away(other);
    expect(await landing(other, back)).toBe('/admin/login?fault=login.signOnFailed');
    expect(await landing(mine, back)).toBe('/admin/');
    expect(await landing(mine, back)).toBe('/admin/login?fault=login.stateInvalid');
    expect(await landing(mine, await away(mine).then((address) => address.replace(/state=[^&]+/, 'state=x')))).toBe('/admin/login?fault=login.signOnFailed');
    const late = await away(mine);
    hotline.clock.advance(10 * 60_000 + 1000);
    expect(await landing(mine, late)).toBe('/admin/login?fault=login.stateInvalid');
  });

  test.each(['foreignKey', 'otherAudience', 'otherNonce', 'expired', 'otherIssuer'] as const)('a token with %s is refused', async (fault) => {
    provider.fault = fault;
    const visitor = new Visitor(hotline);
    expect(await signOn(visitor)).toBe('/admin/login?fault=login.signOnFailed');
    expect(await verdictOf(visitor.call(getStaffMe, {}))).toBe('401 session.required');
  });
});

test('a city without single sign-on has no such address', async () => {
  const hotline = await openHotline('sqlite');
  const visitor = new Visitor(hotline);
  expect((await visitor.call(getLogIn, {})).singleSignOn).toBeNull();
  expect((await visitor.fetch(singleSignOnPath)).status).toBe(404);
  await hotline.stop();
});

test('whoever leaves for a sign-on that is away is told so on the log-in page', async () => {
  const provider = await new OpenIdProvider().start();
  const { issuer } = provider;
  provider.stop();
  const hotline = await openHotline('sqlite', { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'hotline', OIDC_CLIENT_SECRET: 'x'.repeat(16) });
  expect((await new Visitor(hotline).fetch(singleSignOnPath)).headers.get('location')).toBe('/admin/login?fault=login.signOnFailed');
  await hotline.stop();
});
