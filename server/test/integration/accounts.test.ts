import { activateAccount, checkActivation, createAccount, deactivateAccounts, disableAccount, editAccount, enableAccount, exportAccounts, getAccount, grantRole, importAccounts, listAccounts, resetAccount, unlockAccount } from '@hotline/shared/contracts/accounts.staff';
import { listAudit } from '@hotline/shared/contracts/audit.staff';
import { resetSecondFactor } from '@hotline/shared/contracts/log-in.staff';
import { getStaffMe, openStaffSession } from '@hotline/shared/contracts/staff.staff';
import { activate, administratorsOf, hired, logIn, newPassword, type Administrators } from '../support/accounts';
import { type Hotline, oneDatabase, openHotline } from '../support/hotline';
import { Person, staffOf } from '../support/people';
import { refusalOf, verdictOf } from '../support/refusal';

const csv = (text: string): { bytes: Buffer; name: string } => ({ bytes: Buffer.from(text), name: '账号.csv' });

describe.each(oneDatabase('sqlite'))('staff administration on %s', (kind) => {
  let hotline: Hotline;
  let admins: Administrators;
  let nobody: Person;
  beforeAll(async () => {
    hotline = await openHotline(kind);
    admins = await administratorsOf(hotline);
    nobody = new Person(hotline.url, {});
  });
  afterAll(() => hotline?.stop());

  const draft = (staffNo: string) => ({ staffNo, name: '新同事', role: 'operator' as const, department: null });
  const idOf = async (staffNo: string): Promise<string> => (await admins.system.call(listAccounts, { query: { q: staffNo } })).items[0]?.id ?? '';

  test('one administrator makes an account, another grants it, its owner sets the password', async () => {
    const made = await admins.system.call(createAccount, { body: draft('2001') });
    expect(made).toMatchObject({ staffNo: '2001', state: 'ungranted', role: 'operator' });
    expect(await verdictOf(admins.system.call(grantRole, { params: { id: made.id }, body: { role: 'operator', reason: '自己批' } }))).toBe('403 permission.denied');
    const { account, activationCode } = await admins.security.call(grantRole, { params: { id: made.id }, body: { role: 'dispatcher', reason: '改任派单' } });
    expect(account).toMatchObject({ state: 'inactive', role: 'dispatcher' });
    expect(activationCode).toMatch(/^[2-9A-Z]{4}(-[2-9A-Z]{4}){3}$/);
    // As people type it: small letters, other separators.
    const typed = (activationCode ?? '').toLowerCase().replaceAll('-', ' ');
    expect(await nobody.call(checkActivation, { body: { activationCode: typed } })).toEqual({ staffNo: '2001', name: '新同事', role: 'dispatcher', endsAt: null });
    const { person } = await activate(hotline, { staffNo: '2001', activationCode: typed });
    expect(await person.call(getStaffMe, {})).toMatchObject({ staffNo: '2001', name: '新同事', role: 'dispatcher' });
    expect((await admins.auditor.call(getAccount, { params: { id: made.id } })).state).toBe('active');
  });

  test('an activation code is good once, for whoever comes first', async () => {
    const { id } = await admins.system.call(createAccount, { body: draft('2002') });
    const { activationCode } = await admins.security.call(grantRole, { params: { id }, body: { role: 'operator', reason: '新入职' } });
    const use = () => nobody.call(activateAccount, { body: { activationCode: activationCode ?? '', name: null, newPassword: newPassword() } });
    const both = await Promise.allSettled([use(), use()]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await verdictOf(use())).toBe('404 activation.invalid');
    expect(await verdictOf(nobody.call(checkActivation, { body: { activationCode: 'AAAA-BBBB-CCCC-DDDD' } }))).toBe('404 activation.invalid');
  });

  test('a weak password is refused with the rule, and the code stays good', async () => {
    const { id } = await admins.system.call(createAccount, { body: draft('2003') });
    const activationCode = (await admins.security.call(grantRole, { params: { id }, body: { role: 'operator', reason: '新入职' } })).activationCode ?? '';
    const refused = await refusalOf(nobody.call(activateAccount, { body: { activationCode, name: null, newPassword: 'short' } }));
    expect([refused.status, refused.body.fields?.[0]?.path]).toEqual([422, 'newPassword']);
    expect(await verdictOf(nobody.call(activateAccount, { body: { activationCode, name: null, newPassword: 'Gw7#2003-Hx9zLq' } }))).toBe('400 password.namesOwner');
    hotline.clock.advance(6 * 86_400_000);
    await nobody.call(activateAccount, { body: { activationCode, name: null, newPassword: newPassword() } });
    admins = await administratorsOf(hotline);
  });

  test('a code nobody used is dead after a week', async () => {
    const { id } = await admins.system.call(createAccount, { body: draft('2004') });
    const { activationCode } = await admins.security.call(grantRole, { params: { id }, body: { role: 'operator', reason: '新入职' } });
    hotline.clock.advance(7 * 86_400_000);
    expect(await verdictOf(nobody.call(checkActivation, { body: { activationCode: activationCode ?? '' } }))).toBe('404 activation.invalid');
    admins = await administratorsOf(hotline);
  });

  test('disabling ends every session at once, and enabling lets in again', async () => {
    const { person, password, account: { id } } = await hired(hotline, admins, { staffNo: '2005', role: 'operator' });
    expect((await admins.security.call(disableAccount, { params: { id }, body: { reason: '离职' } })).state).toBe('disabled');
    expect(await verdictOf(person.call(getStaffMe, {}))).toBe('401 session.required');
    expect(await verdictOf(nobody.call(openStaffSession, { body: { staffNo: '2005', password } }))).toBe('401 login.wrongPassword');
    expect(await verdictOf(admins.security.call(disableAccount, { params: { id }, body: { reason: '再停一次' } }))).toBe('409 account.wrongState');
    expect((await admins.security.call(enableAccount, { params: { id }, body: { reason: '返岗' } })).state).toBe('active');
    expect(await verdictOf(person.call(getStaffMe, {}))).toBe('401 session.required');
    expect((await (await logIn(hotline, '2005', password)).call(getStaffMe, {})).staffNo).toBe('2005');
  });

  test('another role, another department or a reset ends the sessions', async () => {
    const { person, password, account: { id } } = await hired(hotline, admins, { staffNo: '2006', role: 'operator' });
    expect((await admins.security.call(grantRole, { params: { id }, body: { role: 'handler', reason: '没有单位' } }).catch((error: unknown) => String(error)))).toContain('account.wrongState');
    await admins.system.call(editAccount, { params: { id }, body: { name: '调动同事', department: 'heating-company' } });
    expect(await verdictOf(person.call(getStaffMe, {}))).toBe('401 session.required');
    const again = await logIn(hotline, '2006', password);
    expect((await admins.security.call(grantRole, { params: { id }, body: { role: 'handler', reason: '调往供热公司' } })).activationCode).toBeNull();
    expect(await verdictOf(again.call(getStaffMe, {}))).toBe('401 session.required');
    expect(await (await logIn(hotline, '2006', password)).call(getStaffMe, {})).toMatchObject({ name: '调动同事', role: 'handler', department: { code: 'heating-company' } });
    const { account, activationCode } = await admins.security.call(resetAccount, { params: { id }, body: { reason: '忘记密码' } });
    expect(account.state).toBe('inactive');
    expect(await verdictOf(nobody.call(openStaffSession, { body: { staffNo: '2006', password } }))).toBe('401 login.wrongPassword');
    expect(await verdictOf(nobody.call(activateAccount, { body: { activationCode: activationCode ?? '', name: null, newPassword: password } }))).toBe('400 password.reused');
    await activate(hotline, { staffNo: '2006', activationCode: activationCode ?? '' });
  });

  test('a locked account shows as locked and can be unlocked', async () => {
    const { password, account: { id } } = await hired(hotline, admins, { staffNo: '2007', role: 'operator' });
    for (let time = 0; time < 5; time += 1) await verdictOf(nobody.call(openStaffSession, { body: { staffNo: '2007', password: 'wrong' } }));
    expect((await admins.security.call(listAccounts, { query: { state: 'locked' } })).items.map(({ staffNo }) => staffNo)).toEqual(['2007']);
    expect((await admins.security.call(unlockAccount, { params: { id }, body: { reason: '本人来电核实' } })).state).toBe('active');
    expect((await (await logIn(hotline, '2007', password)).call(getStaffMe, {})).staffNo).toBe('2007');
  });

  test('nobody changes their own account, and no administrator does what is another’s', async () => {
    const own = { system: await idOf('1010'), security: await idOf('1011') };
    const reason = { reason: '试试' };
    expect(await verdictOf(admins.system.call(editAccount, { params: { id: own.system }, body: { name: '改名', department: null } }))).toBe('403 account.own');
    for (const change of [disableAccount, resetAccount, unlockAccount]) expect(await verdictOf(admins.security.call(change, { params: { id: own.security }, body: reason }))).toBe('403 account.own');
    expect(await verdictOf(admins.security.call(grantRole, { params: { id: own.security }, body: { role: 'systemAdmin', ...reason } }))).toBe('403 account.own');
    for (const person of [admins.security, admins.auditor, await staffOf(hotline, 'dutyManager')]) expect(await verdictOf(person.call(createAccount, { body: draft('2999') }))).toBe('403 permission.denied');
    for (const person of [admins.system, admins.auditor]) {
      expect(await verdictOf(person.call(disableAccount, { params: { id: own.security }, body: reason }))).toBe('403 permission.denied');
      expect(await verdictOf(person.call(deactivateAccounts, { body: { staffNos: ['1001'], dryRun: false, ...reason } }))).toBe('403 permission.denied');
    }
    expect(await verdictOf((await staffOf(hotline, 'operator')).call(listAccounts, { query: {} }))).toBe('403 permission.denied');
    expect(await verdictOf(admins.auditor.call(exportAccounts, { body: {} }))).toBe('403 permission.denied');
    expect(await verdictOf(admins.system.call(listAudit, { query: {} }))).toBe('403 permission.denied');
  });

  test('the three powers come from the command line only: nobody is granted one, loses one, or has one reset at the desks', async () => {
    const refused = '403 account.threePowers';
    const reason = { reason: '想要更多权力' };
    for (const role of ['systemAdmin', 'securityAdmin', 'auditor'] as const) {
      expect(await verdictOf(admins.system.call(createAccount, { body: { ...draft('2901'), role } }))).toBe(refused);
      const { id } = (await admins.security.call(listAccounts, { query: { role: 'operator' } })).items[0] ?? { id: '' };
      expect(await verdictOf(admins.security.call(grantRole, { params: { id }, body: { role, ...reason } }))).toBe(refused);
    }
    const fresh = await admins.system.call(createAccount, { body: draft('2902') });
    expect(await verdictOf(admins.security.call(grantRole, { params: { id: fresh.id }, body: { role: 'auditor', ...reason } }))).toBe(refused);
    for (const id of [await idOf('1010'), await idOf('1012')]) {
      expect(await verdictOf(admins.security.call(grantRole, { params: { id }, body: { role: 'operator', ...reason } }))).toBe(refused);
      for (const change of [resetAccount, resetSecondFactor]) expect(await verdictOf(admins.security.call(change, { params: { id }, body: reason }))).toBe(refused);
    }
    expect((await admins.auditor.call(getStaffMe, {})).role).toBe('auditor');
    await hotline.server.api.staff.create({ staffNo: '2904', name: '另一位管理员', role: 'securityAdmin', department: null, password: newPassword(), demo: false });
    const given = newPassword();
    await hotline.server.api.staff.resetAdministrator('2904', given);
    await logIn(hotline, '2904', given);
    await expect(hotline.server.api.staff.resetAdministrator('1001', given)).rejects.toThrow('没有找到这个账号');
    const file = csv('工号,姓名,岗位,单位\n2903,丙,审计员,\n');
    expect((await admins.system.callWithFile(importAccounts, { query: { dryRun: '1' } }, file)).faults).toEqual([{ line: 2, message: '岗位：系统、安全、审计三员的账号由服务器命令行创建和重置。' }]);
  });

  test('the list is found by number, name, role and state, page by page', async () => {
    expect((await admins.auditor.call(listAccounts, { query: { q: '赵志' } })).items.map(({ staffNo }) => staffNo)).toEqual(['1003']);
    expect((await admins.auditor.call(listAccounts, { query: { q: '%' } })).items).toEqual([]);
    expect((await admins.auditor.call(listAccounts, { query: { role: 'auditor' } })).items.map(({ name }) => name)).toEqual(['何伟']);
    expect((await admins.auditor.call(listAccounts, { query: { department: 'heating-company', role: 'handler' } })).items.map(({ staffNo }) => staffNo)).toContain('1003');
    await admins.system.callWithFile(importAccounts, { query: { dryRun: '0' } }, csv(`工号,姓名,岗位,单位\n${Array.from({ length: 60 }, (_, at) => `${3000 + at},同事,话务员,`).join('\n')}`));
    const first = await admins.auditor.call(listAccounts, { query: { state: 'ungranted' } });
    const second = await admins.auditor.call(listAccounts, { query: { state: 'ungranted', cursor: first.nextCursor ?? '' } });
    expect([first.items.length, second.nextCursor]).toEqual([50, null]);
    expect([...first.items, ...second.items].map(({ staffNo }) => staffNo).filter((staffNo) => staffNo >= '3000')).toEqual(Array.from({ length: 60 }, (_, at) => String(3000 + at)));
  });

  test('many are disabled by number, each on its own, after a dry run that changes nothing', async () => {
    const { person, account: { id } } = await hired(hotline, admins, { staffNo: '2008', role: 'operator' });
    await admins.security.call(disableAccount, { params: { id: await idOf('3000') }, body: { reason: '离职' } }).catch(() => undefined);
    const body = { staffNos: ['2008', '1011', '9999', '2008'], reason: '合同到期' };
    const expected = [{ staffNo: '2008', name: '新同事', fault: null }, { staffNo: '1011', name: null, fault: '不能办理自己的账号，请由另一位管理员办理。' }, { staffNo: '9999', name: null, fault: '没有找到这个账号。' }];
    expect((await admins.security.call(deactivateAccounts, { body: { ...body, dryRun: true } })).items).toEqual(expected);
    expect((await person.call(getStaffMe, {})).staffNo).toBe('2008');
    expect((await admins.security.call(deactivateAccounts, { body: { ...body, dryRun: false } })).items).toEqual(expected);
    expect(await verdictOf(person.call(getStaffMe, {}))).toBe('401 session.required');
    expect((await admins.security.call(deactivateAccounts, { body: { ...body, dryRun: false } })).items[0]).toEqual({ staffNo: '2008', name: '新同事', fault: '账号已经停用' });
    expect((await admins.auditor.call(getAccount, { params: { id } })).state).toBe('disabled');
  });

  test('a file is imported all or not at all, and every fault names line and column', async () => {
    const faulty = csv('姓名,工号,单位,岗位\n甲,4001,heating-company,承办人员\n乙,4001,,话务员\n,4002,没有这家,客服\n丁,有汉字,,话务员\n戊,4003,,承办人员\n己,1001,,话务员\n');
    const looked = await admins.system.callWithFile(importAccounts, { query: { dryRun: '1' } }, faulty);
    expect(looked).toMatchObject({ rows: 6, imported: 0 });
    expect(looked.faults).toEqual([
      { line: 3, message: '工号：4001 与第 2 行重复' },
      { line: 4, message: '岗位：没有“客服”这个岗位' },
      { line: 4, message: '单位：没有“没有这家”这个单位，请填写单位名称或代码' },
      { line: 4, message: '姓名不能为空' },
      { line: 5, message: '工号应为2至32位字母、数字或短横线' },
      { line: 6, message: '单位不能为空' },
      { line: 7, message: '工号：1001 已经存在' },
    ]);
    expect((await admins.system.callWithFile(importAccounts, { query: { dryRun: '0' } }, faulty)).imported).toBe(0);
    expect((await admins.system.call(listAccounts, { query: { q: '400' } })).items).toEqual([]);
  });

  test('a file in GB18030 is read like one in UTF-8, anything else is refused', async () => {
    // 工号,姓名,岗位,单位 / 4101,张三,话务员, as a spreadsheet program in China saves it.
    const bytes = Buffer.from('b9a4bac52cd0d5c3fb2cb8dace bb2cb5a5ceBb0a343130312cd5c5c8fd2cbbb0cef1d4b12c0a'.replace(/ /g, ''), 'hex');
    expect(await admins.system.callWithFile(importAccounts, { query: { dryRun: '0' } }, { bytes, name: '账号.csv' })).toEqual({ rows: 1, imported: 1, faults: [] });
    expect((await admins.system.call(listAccounts, { query: { q: '4101' } })).items[0]).toMatchObject({ name: '张三', state: 'ungranted' });
    for (const other of [Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0xff]), Buffer.from('工号,姓名\n1,2'), Buffer.from(''), Buffer.from('"工号,姓名')]) {
      expect(await verdictOf(admins.system.callWithFile(importAccounts, { query: { dryRun: '1' } }, { bytes: other, name: 'x.csv' }))).toBe('400 account.fileUnreadable');
    }
  });

  test('an exported file opens as text only, and can be imported again', async () => {
    await admins.system.call(createAccount, { body: { ...draft('4201'), name: '=cmd|calc' } });
    const { csv: text } = await admins.system.call(exportAccounts, { body: { q: '4201' } });
    expect(text).toBe('\uFEFF"工号","姓名","岗位","单位","状态"\r\n"4201","\'=cmd|calc","话务员","","待授权"\r\n');
    const again = await admins.system.callWithFile(importAccounts, { query: { dryRun: '1' } }, csv(text));
    expect(again.faults).toEqual([{ line: 2, message: '工号：4201 已经存在' }]);
  });
});
