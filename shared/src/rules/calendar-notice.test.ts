import { readCalendarNotice } from './calendar-notice';
import { calendarFaults, type SpecialDay } from './calendar-year';

/** The arrangement of 2026 in the form such notices have. */
const notice = `一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`;

const days = readCalendarNotice(2026, notice);
const where = (workday: boolean): string[] => days.filter((one) => one.workday === workday).map(({ day }) => day.slice(5));

test('reads holidays and make-up days from a notice', () => {
  expect(where(true)).toEqual(['01-04', '02-14', '02-28', '05-09', '09-20', '10-10']);
  expect(where(false)).toHaveLength(3 + 9 + 3 + 5 + 3 + 3 + 7);
  expect(days.find(({ day }) => day === '2026-02-23')).toEqual({ day: '2026-02-23', workday: false, name: '春节' });
  expect(calendarFaults(2026, days)).toEqual([]);
});

test('reads a range across months, a year in front, and one day alone', () => {
  expect(readCalendarNotice(2025, '春节：1月31日至2月2日放假。\n元旦：2025年1月1日放假1天。').map(({ day }) => day)).toEqual(['2025-01-31', '2025-02-01', '2025-02-02', '2025-01-01']);
  expect(readCalendarNotice(2026, '各单位要妥善安排好值班和安全。')).toEqual([]);
});

const holiday = (day: string, name = '春节'): SpecialDay => ({ day, workday: false, name });

test.each<[string, readonly SpecialDay[], string]>([
  ['a day of another year', [...days, holiday('2027-01-01', '元旦')], '不是2026年的日期'],
  ['a make-up day in the week', [...days, { day: '2026-03-04', workday: true, name: '春节' }], '调休上班日应为周六或周日'],
  ['a day twice', [...days, holiday('2026-02-16')], '重复填写'],
  ['a fixed holiday missing', days.filter(({ day }) => day !== '2026-10-01'), '缺少法定假日：10月1日国庆节'],
  ['a fixed holiday worked', [...days.filter(({ day }) => day !== '2026-05-02'), { day: '2026-05-02', workday: true, name: '劳动节' }], '缺少法定假日：5月2日劳动节'],
  ['a holiday of the moon missing', days.filter(({ name }) => name !== '中秋节'), '缺少法定假日：中秋节（至少1天）'],
])('notices %s', (_, arrangement, fault) => {
  expect(calendarFaults(2026, arrangement).map(({ text }) => text)).toContain(fault);
});
