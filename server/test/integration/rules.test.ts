import { listRules, publishRules, withdrawRules } from '@hotline/shared/contracts/rules.staff';
import { firstRules, type RuleSet } from '@hotline/shared/rules/rule-set';
import { shanghaiDay } from '../../src/platform/clock';
import { createLog } from '../../src/platform/log';
import { startServer } from '../../src/server';
import { type Hotline, oneDatabase, openHotline } from '../support/hotline';
import { staffOf, type Person } from '../support/people';

const dayMs = 86_400_000;

describe.each(oneDatabase('mariadb'))('rules on %s', (kind) => {
  let hotline: Hotline;
  let admin: Person;
  const dayIn = (days: number): string => shanghaiDay(hotline.clock.now() + days * dayMs);
  const rulesWith = (recurDays: number): RuleSet => ({ ...firstRules, recurDays });
  const standings = async () => (await admin.call(listRules, {})).items.map(({ version, standing }) => [version, standing]);
  const publish = (base: number, recurDays: number, day = dayIn(0)) => admin.call(publishRules, { body: { base, day, note: '按新规定调整', rules: rulesWith(recurDays) } });

  beforeAll(async () => {
    hotline = await openHotline(kind);
    admin = await staffOf(hotline, 'systemAdmin');
  });
  afterAll(() => hotline?.stop());

  test('begin with version 1, which is there once however many servers start together', async () => {
    const { config, db } = hotline.server.platform;
    await db.transact((em) => em.query('DELETE FROM rule_version'));
    const others = await Promise.all([1, 2].map(() => startServer({ config: { ...config, PORT: 0 }, log: createLog('fatal'), clock: hotline.clock, root: process.cwd() })));
    for (const { api } of [hotline.server, ...others]) {
      expect(await api.rules.current()).toEqual({ version: 1, rules: firstRules });
      expect(await api.rules.versions()).toHaveLength(1);
      expect(await api.rules.version(1)).toEqual(firstRules);
    }
    await Promise.all(others.map((other) => other.stop()));
  });

  test('published for today hold at once, and the version before stays what it was', async () => {
    const { items } = await publish(1, 45);
    expect(items[0]).toMatchObject({ version: 2, standing: 'inForce', note: '按新规定调整', by: '马超', rules: { recurDays: 45 } });
    expect(await standings()).toEqual([[2, 'inForce'], [1, 'past']]);
    hotline.clock.advance(11_000);
    expect(await hotline.server.api.rules.current()).toMatchObject({ version: 2, rules: { recurDays: 45 } });
    expect(await hotline.server.api.rules.version(1)).toEqual(firstRules);
  });

  test('published for a later day wait for it; a newer one takes their place, and one may be withdrawn', async () => {
    await publish(2, 60, dayIn(3));
    await publish(3, 90, dayIn(2));
    expect(await standings()).toEqual([[4, 'waiting'], [3, 'withdrawn'], [2, 'inForce'], [1, 'past']]);
    await admin.call(withdrawRules, { body: { version: 4, reason: '日期有误' } });
    expect(await standings()).toEqual([[4, 'withdrawn'], [3, 'withdrawn'], [2, 'inForce'], [1, 'past']]);
    await expect(admin.call(withdrawRules, { body: { version: 4, reason: '再撤一次' } })).rejects.toMatchObject({ body: { code: 'rules.inForce' } });
    await expect(admin.call(withdrawRules, { body: { version: 2, reason: '已经生效' } })).rejects.toMatchObject({ body: { code: 'rules.inForce' } });
    await publish(4, 120, dayIn(1));
    hotline.clock.advance(dayMs);
    admin = await staffOf(hotline, 'systemAdmin');
    expect(await hotline.server.api.rules.current()).toMatchObject({ version: 5, rules: { recurDays: 120 } });
    expect(await hotline.server.api.rules.version(3)).toMatchObject({ recurDays: 60 });
  });

  test('are refused when nothing changed, when the day has passed, and when somebody else was first', async () => {
    await expect(publish(5, 120)).rejects.toMatchObject({ body: { code: 'rules.unchanged' } });
    await expect(publish(5, 7, dayIn(-1))).rejects.toMatchObject({ body: { code: 'rules.dayPassed' } });
    await expect(publish(4, 7)).rejects.toMatchObject({ status: 409, body: { code: 'rules.versionConflict' } });
    const both = await Promise.allSettled([publish(5, 8), publish(5, 9)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { body: { code: 'rules.versionConflict' } } });
  });

  test('that contradict themselves are refused field by field', async () => {
    const refused = (rules: RuleSet) => expect(admin.call(publishRules, { body: { base: 6, day: dayIn(0), note: '测试', rules } })).rejects;
    await refused({ ...firstRules, supervision: { first: 5, second: 5 } }).toMatchObject({ body: { code: 'input.invalid', fields: [{ path: 'rules.supervision.second' }] } });
    await refused({ ...firstRules, urgencyWords: [{ word: '停水', urgency: 'urgent' }, { word: '停水', urgency: 'critical' }] }).toMatchObject({ body: { fields: [{ path: 'rules.urgencyWords' }] } });
    await refused({ ...firstRules, infoRequests: 0 }).toMatchObject({ body: { fields: [{ path: 'rules.infoRequests' }] } });
  });

  test('are read by every desk, published by a system administrator alone, and leave a trace', async () => {
    const supervisor = await staffOf(hotline, 'supervisor');
    expect((await supervisor.call(listRules, {})).items).toHaveLength(6);
    await expect(supervisor.call(publishRules, { body: { base: 6, day: dayIn(0), note: '越权', rules: rulesWith(3) } })).rejects.toMatchObject({ body: { code: 'permission.denied' } });
    const trail = await hotline.server.platform.db.read((em) => em.query("SELECT object, reason FROM audit_entry WHERE action = 'changeRules' ORDER BY sequence"));
    expect(trail[0]).toEqual({ object: '规则 第2版', reason: '按新规定调整' });
    expect(trail).toHaveLength(6);
  });
});
