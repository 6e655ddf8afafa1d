import * as data from '@hotline/shared/contracts/city-data.staff';
import { listDepartments, staffListCategories } from '@hotline/shared/contracts/staff.staff';
import { shanghaiDay } from '../../src/platform/clock';
import { databaseKinds, openHotline, type Hotline } from '../support/hotline';
import { staffOf, type Person } from '../support/people';

const refusal = (code: string) => ({ body: { code } });
const dayMs = 86_400_000;

describe.each(databaseKinds)('city data on %s', (kind) => {
  let hotline: Hotline;
  let admin: Person;
  const station = { name: '热力测试站', kind: 'utility' as const, parent: 'heating-company', accepts: '供暖', aliases: ['热力站'] };
  const change = (code: string, fields: object = {}) => admin.call(data.changeDepartment, { params: { code }, body: { ...station, ...fields } });
  const retire = (code: string, retired = true) => admin.call(data.retireDepartment, { params: { code }, body: { retired } });
  const suggested = async (bornAt = hotline.clock.now(), category = 'test-heat') => (await hotline.server.api.departments.suggest({ categories: [category], areas: [], bornAt })).map(({ code }) => code);
  const today = (): string => shanghaiDay(hotline.clock.now());
  const later = (): void => hotline.clock.advance(11_000);

  beforeAll(async () => {
    hotline = await openHotline(kind);
    admin = await staffOf(hotline, 'systemAdmin');
    await admin.call(data.addCategory, { body: { code: 'test-heat', name: '测试供暖', parent: null } });
    later();
  });
  afterAll(() => hotline?.stop());

  test('a department is added, renamed and moved, and never under itself', async () => {
    await admin.call(data.addDepartment, { body: { code: 'test-station', ...station } });
    await expect(admin.call(data.addDepartment, { body: { code: 'test-station', ...station } })).rejects.toMatchObject(refusal('tree.codeTaken'));
    await change('test-station', { name: '热力二站', parent: null });
    await admin.call(data.addDepartment, { body: { code: 'test-team', ...station, parent: 'test-station' } });
    expect((await admin.call(data.listDepartmentRecords, {})).items.find(({ code }) => code === 'test-station')).toEqual({ code: 'test-station', ...station, name: '热力二站', parent: null, retiredAt: null });
    await expect(change('test-station', { parent: 'test-team' })).rejects.toMatchObject(refusal('tree.underItself'));
    await expect(change('test-station', { parent: 'test-station' })).rejects.toMatchObject(refusal('tree.underItself'));
    await expect(change('test-nobody')).rejects.toMatchObject(refusal('tree.notFound'));
    await expect(change('test-station', { parent: 'test-nobody' })).rejects.toMatchObject(refusal('tree.parentRetired'));
  });

  test('two moves at once make no ring', async () => {
    await admin.call(data.addDepartment, { body: { code: 'test-ring', ...station, parent: null } });
    const moves = await Promise.allSettled([change('test-ring', { parent: 'test-station' }), change('test-station', { parent: 'test-ring' })]);
    expect(moves.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await change('test-ring', { parent: null });
    await change('test-station', { name: '热力二站', parent: null });
  });

  test('a rule holds for tickets born from its day on, and an ended one for those born before', async () => {
    const before = hotline.clock.now();
    await admin.call(data.addDispatchRule, { body: { category: 'test-heat', area: null, department: 'test-station', note: '供热管理职责', from: today(), lastDay: null } });
    later();
    const between = hotline.clock.now();
    expect([await suggested(before), await suggested(between)]).toEqual([[], ['test-station']]);
    await expect(admin.call(data.addDispatchRule, { body: { category: 'test-heat', area: null, department: 'test-station', note: '重复', from: today(), lastDay: null } })).rejects.toMatchObject(refusal('directory.already'));
    await expect(retire('test-team').then(() => retire('test-station'))).rejects.toMatchObject(refusal('department.inDirectory'));
    const [rule] = (await admin.call(data.listDispatchRules, {})).items.filter(({ category }) => category === 'test-heat');
    expect(rule).toMatchObject({ categoryName: '测试供暖', areaName: null, departmentName: '热力二站', validTo: null });
    await admin.call(data.endDispatchRule, { params: { id: rule?.id ?? '' }, body: { lastDay: null } });
    later();
    expect([await suggested(between), await suggested()]).toEqual([['test-station'], []]);
    await expect(admin.call(data.endDispatchRule, { params: { id: rule?.id ?? '' }, body: { lastDay: null } })).rejects.toMatchObject(refusal('directory.ended'));
  });

  test('a rule may begin on a later day and carry its last', async () => {
    const day = (days: number): string => shanghaiDay(hotline.clock.now() + days * dayMs);
    await admin.call(data.addDispatchRule, { body: { category: 'test-heat', area: null, department: 'test-ring', note: '采暖季', from: day(1), lastDay: day(2) } });
    const at = (days: number): Promise<string[]> => suggested(hotline.clock.now() + days * dayMs);
    expect([await at(0), await at(1), await at(2), await at(3)]).toEqual([[], ['test-ring'], ['test-ring'], []]);
    await expect(admin.call(data.addDispatchRule, { body: { category: 'test-heat', area: null, department: 'test-team', note: '昨天', from: day(-1), lastDay: null } })).rejects.toMatchObject(refusal('rules.dayPassed'));
  });

  test('a retired department gets no work, keeps its name and may come back', async () => {
    const born = hotline.clock.now() + 1.5 * dayMs;
    const [rule] = (await admin.call(data.listDispatchRules, {})).items.filter(({ department }) => department === 'test-ring');
    await admin.call(data.endDispatchRule, { params: { id: rule?.id ?? '' }, body: { lastDay: shanghaiDay(hotline.clock.now() + dayMs) } });
    hotline.clock.advance(3 * dayMs);
    admin = await staffOf(hotline, 'systemAdmin');
    await admin.call(data.retireDepartment, { params: { code: 'test-ring' }, body: { retired: true } });
    later();
    const { departments } = hotline.server.api;
    expect([await suggested(born), await departments.findActive('test-ring'), (await departments.find('test-ring'))?.name]).toEqual([[], null, '热力测试站']);
    expect((await admin.call(listDepartments, {})).items.find(({ code }) => code === 'test-ring')).toMatchObject({ retired: true });
    await admin.call(data.retireDepartment, { params: { code: 'test-ring' }, body: { retired: false } });
    later();
    expect(await departments.findActive('test-ring')).toMatchObject({ code: 'test-ring' });
  });

  test('a retired category is offered to nobody and keeps its name', async () => {
    await admin.call(data.addCategory, { body: { code: 'test-part', name: '测试子类', parent: 'test-heat' } });
    const retireCategory = (code: string) => admin.call(data.retireCategory, { params: { code }, body: { retired: true } });
    await expect(retireCategory('test-heat')).rejects.toMatchObject(refusal('tree.hasChildren'));
    await admin.call(data.changeCategory, { params: { code: 'test-part' }, body: { name: '改名子类', parent: 'test-heat' } });
    await retireCategory('test-part');
    later();
    const { city } = hotline.server.api;
    expect([await city.hasCategory('test-part'), await city.categoryName('test-part')]).toEqual([false, '测试供暖 / 改名子类']);
    expect((await admin.call(staffListCategories, {})).items.map(({ code }) => code)).not.toContain('test-part');
    expect((await admin.call(data.listCategoryRecords, {})).items.find(({ code }) => code === 'test-part')).toMatchObject({ name: '改名子类', retiredAt: expect.any(Number) as number });
  });

  test('all may read, a system administrator alone may change', async () => {
    const dispatcher = await staffOf(hotline, 'dispatcher');
    expect((await dispatcher.call(data.listDispatchRules, {})).items.length).toBeGreaterThan(0);
    await expect(dispatcher.call(data.addCategory, { body: { code: 'x', name: '越权', parent: null } })).rejects.toMatchObject(refusal('permission.denied'));
    await expect(dispatcher.call(data.retireDepartment, { params: { code: 'test-ring' }, body: { retired: true } })).rejects.toMatchObject(refusal('permission.denied'));
  });
});
