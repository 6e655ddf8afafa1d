import { resetAccount } from '@hotline/shared/contracts/accounts.staff';
import { changePassword, chooseNewPassword, closeMySessions, getFactors, listMySessions, removeTotp, resetSecondFactor, showOneTimeCode, showRecoveryCode, beginTotp, enrolTotp, renewRecoveryCodes } from '@hotline/shared/contracts/log-in.staff';
import { closeStaffSession, getStaffMe } from '@hotline/shared/contracts/staff.staff';
import { livePath } from '@hotline/shared/contracts/tickets.staff';
import { forgetUnknownNumbers } from '../../src/modules/staff/log-in/failures';
import { eventually } from '../support/eventually';
import { type Hotline, oneDatabase, openHotline } from '../support/hotline';
import { codeOf, demoLogin, newStaff, stepMs, Visitor } from '../support/log-in';
import { refusalOf, verdictOf } from '../support/refusal';

const lost = '401 session.required';
const day = 24 * 3600_000;
const good = (turn: number): string => `Wozuo-${turn}-deSuo!${turn}`;

/** To the beginning of a 30-second step, so that a test ends within it. */
const startStep = ({ clock }: Hotline): void => clock.set(Math.ceil(clock.now() / stepMs) * stepMs + 500);

describe.each(oneDatabase('mariadb'))('log-in on %s', (kind) => {
  let hotline: Hotline;
  beforeAll(async () => {
    hotline = await openHotline(kind);
  });
  afterAll(() => hotline?.stop());

  const visitor = (agent?: string): Visitor => new Visitor(hotline, agent);
  const codeNow = (secret: string, steps = 0): { oneTimeCode: string } => ({ oneTimeCode: codeOf(secret, hotline.clock.now(), steps) });

  /** An account whose owner has chosen a password and sits at the desk. */
  async function atDesk(role?: Parameters<typeof newStaff>[1]) {
    const account = await newStaff(hotline, role);
    const desk = visitor();
    await desk.logIn(account.staffNo, account.password);
    await desk.call(chooseNewPassword, { body: { newPassword: good(0) } });
    return { ...account, password: good(0), desk };
  }

  test('a password given by an administrator opens nothing until its owner has chosen one', async () => {
    const { staffNo, password } = await newStaff(hotline);
    const desk = visitor();
    expect(await desk.logIn(staffNo, password)).toEqual({ step: 'newPassword', factors: [], staff: null });
    expect(await verdictOf(desk.call(getStaffMe, {}))).toBe(lost);
    const weak = { Kurz_1: '至少12位', 'alllowercaseletters': '至少三类', 'Password-2026': '过于常见', 'P@ssw0rd!!!!': '过于常见', 'Ruhe-abcdefg-1': '连续或重复', 'Ruhe-98765-Ab': '连续或重复', 'Aaaaaa-Zz-19': '连续或重复' };
    for (const [newPassword, sentence] of Object.entries(weak)) {
      const { status, body } = await refusalOf(desk.call(chooseNewPassword, { body: { newPassword } }));
      expect([status, body.fields?.[0]?.message]).toEqual([422, expect.stringContaining(sentence)]);
    }
    expect(await verdictOf(desk.call(chooseNewPassword, { body: { newPassword: `Xin-${staffNo}-kouling` } }))).toBe('400 password.namesOwner');
    expect(await verdictOf(desk.call(chooseNewPassword, { body: { newPassword: password } }))).toBe('400 password.reused');
    expect((await desk.call(chooseNewPassword, { body: { newPassword: good(0) } })).staff?.staffNo).toBe(staffNo);
    expect((await desk.call(getStaffMe, {})).staffNo).toBe(staffNo);
    expect(await verdictOf(desk.call(chooseNewPassword, { body: { newPassword: good(1) } }))).toBe('401 login.expired');
  });

  test('none of the last five passwords comes back, a change ends the other sessions, and after 90 days a new one is due', async () => {
    const { desk, staffNo } = await atDesk();
    const other = visitor();
    await other.logIn(staffNo, good(0));
    for (let turn = 1; turn <= 5; turn += 1) await desk.call(changePassword, { body: { password: good(turn - 1), newPassword: good(turn) } });
    expect(await verdictOf(other.call(getStaffMe, {}))).toBe(lost);
    expect(await verdictOf(desk.call(changePassword, { body: { password: 'wrong', newPassword: good(9) } }))).toBe('401 login.wrongPassword');
    for (const turn of [1, 5]) expect(await verdictOf(desk.call(changePassword, { body: { password: good(5), newPassword: good(turn) } }))).toBe('400 password.reused');
    await desk.call(changePassword, { body: { password: good(5), newPassword: good(0) } });
    hotline.clock.advance(90 * day + 1000);
    expect((await visitor().logIn(staffNo, good(0))).step).toBe('newPassword');
  });

  test('once an app is enrolled the password opens no session; a code is good once, and one step early or late', async () => {
    const { desk, staffNo, password } = await atDesk();
    startStep(hotline);
    const begun = await desk.call(beginTotp, {});
    expect(begun.qrCode).toMatch(/^<svg/);
    expect(await verdictOf(desk.call(enrolTotp, { body: codeNow(begun.secret, 5) }))).toBe('401 login.wrongCode');
    const { recoveryCodes, logIn } = await desk.call(enrolTotp, { body: codeNow(begun.secret) });
    expect([recoveryCodes.length, logIn.step]).toEqual([10, 'desk']);

    const next = visitor();
    expect(await next.logIn(staffNo, password)).toEqual({ step: 'secondFactor', factors: ['totp', 'recoveryCode'], staff: null });
    expect(await verdictOf(next.call(getStaffMe, {}))).toBe(lost);
    const show = (steps: number) => next.call(showOneTimeCode, { body: codeNow(begun.secret, steps) });
    for (const steps of [0, -1, -2, 2]) expect([steps, await verdictOf(show(steps))]).toEqual([steps, '401 login.wrongCode']);
    expect((await show(1)).staff?.staffNo).toBe(staffNo);
    expect((await next.call(getStaffMe, {})).staffNo).toBe(staffNo);

    const replay = visitor();
    await replay.logIn(staffNo, password);
    expect(await verdictOf(replay.call(showOneTimeCode, { body: codeNow(begun.secret, 1) }))).toBe('401 login.wrongCode');
    hotline.clock.advance(3 * stepMs);
    expect((await replay.call(showOneTimeCode, { body: codeNow(begun.secret, -1) })).step).toBe('desk');
  });

  test('a recovery code is good once, however it is written; new ones void the old', async () => {
    const { desk, staffNo, password } = await atDesk();
    const { recoveryCodes: [first = '', second = ''] } = await desk.enrolTotp();
    const use = async (recoveryCode: string) => {
      const next = visitor();
      await next.logIn(staffNo, password);
      return next.call(showRecoveryCode, { body: { recoveryCode } });
    };
    expect((await use(first.toLowerCase().replace('-', ' '))).step).toBe('desk');
    expect(await verdictOf(use(first))).toBe('401 login.wrongCode');
    await desk.call(renewRecoveryCodes, {});
    expect(await verdictOf(use(second))).toBe('401 login.wrongCode');
    expect((await desk.call(getFactors, {})).recoveryCodesLeft).toBe(10);
  });

  test('wrong codes lock the account even when right passwords come between', async () => {
    const { desk, staffNo, password } = await atDesk();
    const { secret } = await desk.enrolTotp();
    for (let time = 0; time < 5; time += 1) {
      const guess = visitor();
      await guess.logIn(staffNo, password);
      expect(await verdictOf(guess.call(showOneTimeCode, { body: codeNow(secret, 9) }))).toBe('401 login.wrongCode');
    }
    expect(await verdictOf(visitor().logIn(staffNo, password))).toBe('429 login.locked');
    hotline.clock.advance(15 * 60_000);
    const later = visitor();
    await later.logIn(staffNo, password);
    expect((await later.call(showOneTimeCode, { body: codeNow(secret) })).step).toBe('desk');
  });

  test('a log-in under way ends after ten minutes, and its token is no session', async () => {
    const { desk, staffNo, password } = await atDesk();
    const { secret } = await desk.enrolTotp();
    const slow = visitor();
    await slow.logIn(staffNo, password);
    hotline.clock.advance(10 * 60_000 + 1000);
    expect(await verdictOf(slow.call(showOneTimeCode, { body: codeNow(secret) }))).toBe('401 login.expired');
    expect(await verdictOf(visitor().call(showOneTimeCode, { body: codeNow(secret) }))).toBe('401 login.expired');
  });

  test('a log-in under way ends when the password is taken away meanwhile', async () => {
    const { id, staffNo, password } = await newStaff(hotline);
    const waiting = visitor();
    expect((await waiting.logIn(staffNo, password)).step).toBe('newPassword');
    await (await atDesk('securityAdmin')).desk.call(resetAccount, { params: { id }, body: { reason: '本人申请' } });
    expect(await verdictOf(waiting.call(chooseNewPassword, { body: { newPassword: good(7) } }))).toBe('401 login.expired');
  });

  test('of 25 guesses at once five are looked at, and the right one after them is refused', async () => {
    const { staffNo, password } = await atDesk();
    for (const number of [staffNo, 'nobody-has-this']) {
      const verdicts = await Promise.all(Array.from({ length: 25 }, (_, at) => verdictOf(visitor(`guesser ${at}`).logIn(number, 'wrong'))));
      expect(verdicts.filter((verdict) => verdict === '401 login.wrongPassword')).toHaveLength(5);
      expect(new Set(verdicts)).toEqual(new Set(['401 login.wrongPassword', '429 login.locked']));
    }
    expect(await verdictOf(visitor('locked').logIn(staffNo, password))).toBe('429 login.locked');
    hotline.clock.advance(15 * 60_000);
    expect((await visitor().logIn(staffNo, password)).step).toBe('desk');
  });

  test.each([
    ['one-time', (next: Visitor) => next.call(showOneTimeCode, { body: { oneTimeCode: '000000' } })],
    ['recovery', (next: Visitor) => next.call(showRecoveryCode, { body: { recoveryCode: '00000-00000' } })],
  ])('of ten %s codes at once five are looked at', async (name, guess) => {
    const { desk, staffNo, password } = await atDesk();
    await desk.enrolTotp();
    const next = visitor(`${name} guesser`);
    await next.logIn(staffNo, password);
    const verdicts = await Promise.all(Array.from({ length: 10 }, () => verdictOf(guess(next))));
    expect(verdicts.filter((verdict) => verdict === '401 login.wrongCode')).toHaveLength(5);
    expect(await verdictOf(visitor('locked').logIn(staffNo, password))).toBe('429 login.locked');
  });

  test('right passwords take nothing off the count of wrong ones, and the fifth may be right', async () => {
    const { staffNo, password } = await atDesk();
    for (let round = 0; round < 2; round += 1) {
      for (let time = 0; time < 4; time += 1) await verdictOf(visitor('clumsy').logIn(staffNo, 'wrong'));
      expect((await visitor().logIn(staffNo, password)).step).toBe('desk');
    }
  });

  test('a locked number nobody has is not forgotten before its lock ends', async () => {
    const { db } = hotline.server.platform;
    const guess = () => verdictOf(visitor('stubborn').logIn('nobody-at-all', 'wrong'));
    await guess();
    hotline.clock.advance(day - 60_000);
    for (let time = 0; time < 4; time += 1) await guess();
    hotline.clock.advance(2 * 60_000);
    await forgetUnknownNumbers(hotline.server.platform);
    expect(await guess()).toBe('429 login.locked');
    hotline.clock.advance(day + 15 * 60_000);
    await forgetUnknownNumbers(hotline.server.platform);
    expect(await db.source.query("SELECT * FROM unknown_staff_no WHERE staffNo = 'nobody-at-all'")).toEqual([]);
  });

  test('a log-in begun with the old password ends when a new one is chosen', async () => {
    const { desk, staffNo, password } = await atDesk();
    const { secret } = await desk.enrolTotp();
    hotline.clock.advance(91 * day);
    const [owner, thief] = [visitor(), visitor('thief')];
    for (const each of [owner, thief]) expect((await each.logIn(staffNo, password)).step).toBe('secondFactor');
    expect((await owner.call(showOneTimeCode, { body: codeNow(secret) })).step).toBe('newPassword');
    expect((await owner.call(chooseNewPassword, { body: { newPassword: good(3) } })).step).toBe('desk');
    hotline.clock.advance(stepMs);
    expect(await verdictOf(thief.call(showOneTimeCode, { body: codeNow(secret) }))).toBe('401 login.expired');
  });

  test('a log-in with the old password during a change of it opens no desk', async () => {
    const { desk, staffNo, password } = await atDesk();
    const late = [visitor('late'), visitor('late'), visitor('late')];
    const change = desk.call(changePassword, { body: { password, newPassword: good(4) } });
    await Promise.allSettled(late.map((each) => each.logIn(staffNo, password)));
    await change;
    for (const each of late) expect(await verdictOf(each.call(getStaffMe, {}))).toBe(lost);
    expect((await desk.call(getStaffMe, {})).staffNo).toBe(staffNo);
  });

  test('what changes how somebody logs in stands exactly when its entry in the trail does', async () => {
    const { db } = hotline.server.platform;
    const { desk, staffNo, password } = await atDesk();
    const { recoveryCodes: [first = ''] } = await desk.enrolTotp();
    const actions = async (): Promise<string[]> => ((await db.source.query(`SELECT action, detail FROM audit_entry WHERE staffNo = '${staffNo}' ORDER BY sequence`)) as { action: string; detail: string | null }[]).map(({ action, detail }) => `${action} ${detail ?? ''}`.trim());
    const before = await actions();
    await db.source.query('ALTER TABLE audit_entry RENAME TO audit_entry_away');
    const begun = await desk.call(beginTotp, {});
    for (const change of [() => desk.call(removeTotp, {}), () => desk.call(renewRecoveryCodes, {}), () => desk.call(enrolTotp, { body: codeNow(begun.secret) }), () => desk.call(closeMySessions, {}), () => desk.call(closeStaffSession, {})]) {
      expect(await verdictOf(change())).toBe('500 server.fault');
    }
    await db.source.query('ALTER TABLE audit_entry_away RENAME TO audit_entry');
    expect((await desk.call(getFactors, {})).totpSince).not.toBeNull();
    expect(await actions()).toEqual(before);
    const next = visitor();
    await next.logIn(staffNo, password);
    expect((await next.call(showRecoveryCode, { body: { recoveryCode: first } })).step).toBe('desk');
    await desk.call(closeMySessions, {});
    expect((await actions()).at(-1)).toBe('logOut 全部设备');
  });

  test('a number nobody has is locked like an account', async () => {
    for (let time = 0; time < 5; time += 1) expect(await verdictOf(visitor().logIn('nobody-has-it', 'wrong'))).toBe('401 login.wrongPassword');
    const known = await newStaff(hotline);
    for (let time = 0; time < 5; time += 1) await verdictOf(visitor().logIn(known.staffNo, 'wrong'));
    const [unknownLocked, knownLocked] = [await refusalOf(visitor().logIn('nobody-has-it', 'wrong')), await refusalOf(visitor().logIn(known.staffNo, 'wrong'))];
    expect([unknownLocked.status, unknownLocked.body.code, unknownLocked.body.message]).toEqual([429, 'login.locked', knownLocked.body.message]);
  });

  test('a device that failed thirty times waits, another does not', async () => {
    const { staffNo, password } = demoLogin(hotline, 'analyst');
    const guesser = visitor('guesser');
    for (let time = 0; time < 30; time += 1) await verdictOf(guesser.logIn(`guess-${Math.floor(time / 4)}`, 'wrong'));
    const { status, body } = await refusalOf(guesser.logIn(staffNo, password));
    expect([status, body.code, (body.retryAfter ?? 0) > 60]).toEqual([429, 'limit.tooMany', true]);
    expect((await visitor().logIn(staffNo, password)).step).toBe('desk');
  });

  test('my sessions name the device; enrolling ends those without the factor, logging out everywhere all, also one under way', async () => {
    const { desk, staffNo, password } = await atDesk();
    const other = visitor('Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/128.0');
    await other.logIn(staffNo, password);
    const { items } = await desk.call(listMySessions, {});
    expect(items.map(({ device, via, secondFactor, current }) => ({ device, via, secondFactor, current }))).toEqual(expect.arrayContaining([
      { device: 'Firefox 128 · Linux', via: 'password', secondFactor: false, current: false },
      { device: 'Chrome 126 · Windows', via: 'password', secondFactor: false, current: true },
    ]));
    const { secret } = await desk.enrolTotp();
    expect(await verdictOf(other.call(getStaffMe, {}))).toBe(lost);
    const waiting = visitor();
    await waiting.logIn(staffNo, password);
    await desk.call(closeMySessions, {});
    expect(await verdictOf(desk.call(getStaffMe, {}))).toBe(lost);
    expect(await verdictOf(waiting.call(showOneTimeCode, { body: codeNow(secret) }))).toBe('401 login.expired');
  });

  test('security settings are changed only shortly after logging in, by its owner or the security administrator', async () => {
    const { id, desk, staffNo, password } = await atDesk();
    await desk.enrolTotp();
    hotline.clock.advance(10 * 60_000 + 1000);
    expect(await verdictOf(desk.call(removeTotp, {}))).toBe('403 login.notFresh');
    const admin = await atDesk('securityAdmin');
    const body = { reason: '手机遗失' };
    expect(await verdictOf(desk.call(resetSecondFactor, { params: { id }, body }))).toBe('403 permission.denied');
    expect(await verdictOf(admin.desk.call(resetSecondFactor, { params: { id: admin.id }, body }))).toMatch('account.own');
    await admin.desk.call(resetSecondFactor, { params: { id }, body });
    expect(await verdictOf(desk.call(getStaffMe, {}))).toBe(lost);
    expect((await visitor().logIn(staffNo, password)).step).toBe('desk');
  });

  test.each([['disabled', (id: string) => hotline.server.platform.db.source.query(`UPDATE staff SET disabled = 1 WHERE id = '${id}'`)], ['logged out', (id: string) => hotline.server.platform.sessions.closeAll('staff', id)]])('the event stream of an account that is %s ends at once', async (_, end) => {
    const { id, desk } = await atDesk();
    const stream = await desk.fetch(livePath);
    const reader = stream.body?.getReader();
    await reader?.read();
    let open = true;
    const ended = (async () => {
      for (;;) if ((await reader?.read())?.done !== false) break;
    })().catch(() => undefined).then(() => (open = false));
    await end(id);
    await eventually(() => Promise.resolve(open), (still) => !still);
    await ended;
    expect((await desk.fetch(livePath)).status).toBe(401);
  });

  test('log-ins, refused ones too, stand in the audit trail without a password', async () => {
    const { staffNo, password } = await newStaff(hotline);
    await verdictOf(visitor().logIn(staffNo, 'wrong-secret-word'));
    await visitor().logIn(staffNo, password);
    await verdictOf(visitor().logIn('my-secret-word', 'x'));
    const rows: { staffNo: string; action: string; result: string }[] = await hotline.server.platform.db.source.query('SELECT staffNo, action, result, object, detail FROM audit_entry');
    expect(rows).toEqual(expect.arrayContaining([expect.objectContaining({ staffNo, action: 'logIn', result: 'refused' })]));
    expect(JSON.stringify(rows)).not.toMatch(/secret-word|by-somebody/);
  });
});

describe.each(oneDatabase('mariadb'))('where a second factor is required, on %s', (kind) => {
  let hotline: Hotline;
  beforeAll(async () => {
    hotline = await openHotline(kind, { STAFF_SECOND_FACTOR: 'required' });
  });
  afterAll(() => hotline?.stop());

  test('an account without one can do nothing but enrol, then it is at the desk; its last factor stays', async () => {
    const { staffNo, password } = demoLogin(hotline, 'operator');
    const desk = new Visitor(hotline);
    expect(await desk.logIn(staffNo, password)).toEqual({ step: 'enrol', factors: [], staff: null });
    expect(await verdictOf(desk.call(getStaffMe, {}))).toBe(lost);
    expect(await verdictOf(desk.call(getFactors, {}))).toBe(lost);
    expect(await verdictOf(desk.call(showOneTimeCode, { body: { oneTimeCode: '000000' } }))).toBe('401 login.expired');
    const { logIn } = await desk.enrolTotp();
    expect(logIn.staff?.staffNo).toBe(staffNo);
    expect((await desk.call(getStaffMe, {})).staffNo).toBe(staffNo);
    expect(await verdictOf(desk.call(removeTotp, {}))).toBe('409 login.lastFactor');
    expect((await new Visitor(hotline).logIn(staffNo, password)).step).toBe('secondFactor');
  });

  test('a given password is changed after the factor is enrolled', async () => {
    const { staffNo, password } = await newStaff(hotline);
    const desk = new Visitor(hotline);
    expect((await desk.logIn(staffNo, password)).step).toBe('enrol');
    expect((await desk.enrolTotp()).logIn.step).toBe('newPassword');
    expect((await desk.call(chooseNewPassword, { body: { newPassword: good(0) } })).step).toBe('desk');
  });
});
