import { getCalendar, publishCalendar } from '@hotline/shared/contracts/calendar.staff';
import { readCalendarNotice } from '@hotline/shared/rules/calendar-notice';
import { type Hotline, oneDatabase, openHotline } from '../support/hotline';
import { staffOf, type Person } from '../support/people';

/** Made up: the year after the last one that comes with the product. */
const notice = `一、元旦：1月1日至3日放假，共3天。
二、春节：2月5日至11日放假调休，共7天。1月31日（周日）、2月20日（周六）上班。
三、清明节：4月3日至5日放假。
四、劳动节：5月1日至5日放假调休。5月8日（周六）上班。
五、端午节：6月9日放假。
六、中秋节：9月15日放假。
七、国庆节：10月1日至7日放假调休。9月26日（周日）、10月9日（周六）上班。`;

const year = 2027;
const days = readCalendarNotice(year, notice);
const workdays = { workdays: 15 };

describe.each(oneDatabase('mariadb'))('the work calendar on %s', (kind) => {
  let hotline: Hotline;
  let admin: Person;
  const publish = (body: Partial<{ year: number; days: typeof days }>) => admin.call(publishCalendar, { body: { year, days, reason: '国务院办公厅已公布', ...body } });

  beforeAll(async () => {
    hotline = await openHotline(kind);
    hotline.clock.set(Date.parse('2026-12-21T09:00:00+08:00'));
    admin = await staffOf(hotline, 'systemAdmin');
  });
  afterAll(() => hotline?.stop());

  test('warns of deadlines past the last published year', async () => {
    const view = await admin.call(getCalendar, {});
    expect(view).toMatchObject({ publishedThrough: 2026, crossing: true });
    expect(view.years.at(-1)).toMatchObject({ year: 2026, at: null, by: null });
    expect(await hotline.server.api.calendar.due(hotline.clock.now(), workdays)).toMatchObject({ provisional: true });
  });

  test('takes no faulty arrangement, no year past and none after a gap', async () => {
    await expect(publish({ days: days.slice(1) })).rejects.toMatchObject({ body: { code: 'calendar.faulty' } });
    await expect(publish({ year: 2025 })).rejects.toMatchObject({ body: { code: 'calendar.yearPassed' } });
    const shifted = readCalendarNotice(2028, notice).filter(({ workday }) => !workday);
    await expect(publish({ year: 2028, days: shifted })).rejects.toMatchObject({ body: { code: 'calendar.yearGap' } });
    const handler = await staffOf(hotline, 'handler');
    await expect(handler.call(publishCalendar, { body: { year, days, reason: '越权' } })).rejects.toMatchObject({ body: { code: 'permission.denied' } });
  });

  test('published, makes due dates final, and may be corrected', async () => {
    const view = await publish({});
    expect(view).toMatchObject({ publishedThrough: 2027, crossing: false });
    expect(view.years.at(-1)).toMatchObject({ year, by: '马超' });
    // 22 to 31 December are 8 workdays; from 4 January on 7 more.
    expect(await hotline.server.api.calendar.due(hotline.clock.now(), workdays)).toMatchObject({ provisional: false, dueAt: Date.parse('2027-01-13T00:00:00+08:00') });
    await publish({ days: [...days, { day: '2027-01-12', workday: false, name: '测试假日' }] });
    expect(await hotline.server.api.calendar.due(hotline.clock.now(), workdays)).toMatchObject({ dueAt: Date.parse('2027-01-14T00:00:00+08:00') });
  });
});
