import { createAccount, disableAccount } from '@hotline/shared/contracts/accounts.staff';
import { listAudit, type AuditEntry } from '@hotline/shared/contracts/audit.staff';
import type { InputOf } from '@hotline/shared/contracts/contract';
import { closeStaffSession, openStaffSession } from '@hotline/shared/contracts/staff.staff';
import { administratorsOf, hired, logIn, type Administrators } from '../support/accounts';
import { databaseKinds, openHotline, type Hotline } from '../support/hotline';
import { Person } from '../support/people';
import { verdictOf } from '../support/refusal';

describe.each(databaseKinds)('the audit trail on %s', (kind) => {
  let hotline: Hotline;
  let admins: Administrators;
  beforeAll(async () => {
    hotline = await openHotline(kind);
    admins = await administratorsOf(hotline);
  });
  afterAll(() => hotline?.stop());

  const newest = async (count: number): Promise<AuditEntry[]> => (await admins.auditor.call(listAudit, { query: {} })).items.slice(0, count);
  const { sql, faults } = {
    sql: (text: string): Promise<unknown> => hotline.server.platform.db.source.query(text),
    faults: async (): Promise<readonly string[]> => (await hotline.server.api.audit.verify()).faults,
  };

  test('says who did what to whom, why, from where and how it ended', async () => {
    const { id } = await admins.system.call(createAccount, { body: { staffNo: '5001', name: '新同事', role: 'operator', department: null } });
    await verdictOf(admins.security.call(disableAccount, { params: { id }, body: { reason: '还没授权' } }));
    expect(await newest(1)).toEqual([
      { sequence: expect.any(Number) as number, at: expect.any(Number) as number, staffNo: '1010', name: '马超', action: 'createAccount', object: '账号 5001 新同事', detail: '建议岗位：话务员', reason: null, result: 'done', address: '127.0.0.1' },
    ]);
  });

  test('log-ins, failed ones too, and log-outs stand in it', async () => {
    const { password } = await hired(hotline, admins, { staffNo: '5002', role: 'operator' });
    const person = await logIn(hotline, '5002', password);
    await person.call(closeStaffSession, {});
    await verdictOf(new Person(hotline.url, {}).call(openStaffSession, { body: { staffNo: '5002', password: 'wrong' } }));
    const found = (await newest(3)).map(({ staffNo, action, result }) => `${staffNo} ${action} ${result}`);
    expect(found).toEqual(['5002 logIn refused', '5002 logOut done', '5002 logIn done']);
  });

  test('is filtered by person, action, result and day, page by page', async () => {
    const only = async (query: InputOf<typeof listAudit>['query']): Promise<AuditEntry[]> => (await admins.auditor.call(listAudit, { query })).items;
    expect((await only({ action: 'createAccount', staffNo: '1010' })).map(({ object }) => object)).toEqual(['账号 5002 新同事', '账号 5001 新同事']);
    expect((await only({ result: 'refused' })).map(({ action }) => action)).toEqual(['logIn']);
    const today = new Date(hotline.clock.now() + 8 * 3600_000).toISOString().slice(0, 10);
    expect((await only({ from: today, to: today })).length).toBeGreaterThan(5);
    expect(await only({ from: '2020-01-01', to: '2020-12-31' })).toEqual([]);
    expect(await verdictOf(admins.auditor.call(listAudit, { query: { from: '2026-02-30' } }))).toBe('422 input.invalid');
    for (let at = 0; at < 55; at += 1) await hotline.server.platform.db.transact((em) => hotline.server.api.audit.record(em, { id: null, staffNo: '', name: '', address: '' }, { action: 'export', object: `第 ${at} 次` }));
    const first = await admins.auditor.call(listAudit, { query: { action: 'export' } });
    const rest = await admins.auditor.call(listAudit, { query: { action: 'export', cursor: first.nextCursor ?? '' } });
    expect([first.items.length, rest.items.length, rest.nextCursor]).toEqual([50, 5, null]);
    expect([...first.items, ...rest.items].map(({ object }) => object)).toEqual(Array.from({ length: 55 }, (_, at) => `第 ${54 - at} 次`));
  });

  test('many at once make one chain', async () => {
    const before = (await hotline.server.api.audit.verify()).entries;
    const { platform: { db }, api: { audit } } = hotline.server;
    await Promise.all(Array.from({ length: 40 }, (_, at) => db.transact((em) => audit.record(em, { id: null, staffNo: '', name: '', address: '' }, { action: 'export', object: `同时 ${at}` }))));
    const { entries, head, faults: found } = await audit.verify();
    expect([entries, head.sequence, found]).toEqual([before + 40, before + 40, []]);
  });

  test('what is rolled back leaves no entry and no gap', async () => {
    const { platform: { db }, api: { audit } } = hotline.server;
    const before = (await audit.verify()).entries;
    await db.transact(async (em) => {
      await audit.record(em, { id: null, staffNo: '', name: '', address: '' }, { action: 'export', object: '不会留下' });
      throw new Error('undone');
    }).catch(() => undefined);
    const { entries, faults: found } = await audit.verify();
    expect([entries, found]).toEqual([before, []]);
  });

  test('an altered, deleted, moved or cut-off entry is found', async () => {
    await sql("UPDATE audit_entry SET reason = '改过' WHERE sequence = 5");
    expect(await faults()).toEqual(['第 5 条被改动']);
    await sql('UPDATE audit_entry SET reason = NULL WHERE sequence = 5');
    await sql(`UPDATE audit_entry SET at = at + 1 WHERE sequence = 6`);
    expect(await faults()).toEqual(['第 6 条被改动']);
    await sql(`UPDATE audit_entry SET at = at - 1 WHERE sequence = 6`);
    expect(await faults()).toEqual([]);
    await sql('DELETE FROM audit_entry WHERE sequence = 7');
    expect(await faults()).toEqual(['第 7 至 7 条缺失']);
    await sql('UPDATE audit_entry SET sequence = 7 WHERE sequence = 8');
    expect(await faults()).toEqual(['第 7 条与前一条不衔接', '第 7 条被改动', '第 8 至 8 条缺失']);
  });

  test('an end cut off together with the head shows against a checkpoint kept elsewhere', async () => {
    const { head } = await hotline.server.api.audit.verify();
    expect((await hotline.server.api.audit.verify(head)).faults.at(-1)).not.toContain('校验点');
    await sql(`DELETE FROM audit_entry WHERE sequence = ${head.sequence}`);
    expect((await faults()).at(-1)).toBe(`第 ${head.sequence} 至 ${head.sequence} 条缺失`);
    await sql(`UPDATE audit_head SET sequence = ${head.sequence - 1}, hash = (SELECT hash FROM audit_entry WHERE sequence = ${head.sequence - 1})`);
    expect((await faults()).some((fault) => fault.includes(String(head.sequence)))).toBe(false);
    expect((await hotline.server.api.audit.verify(head)).faults.at(-1)).toBe(`第 ${head.sequence} 条与记下的校验点不符`);
  });
});
