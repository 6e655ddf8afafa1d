import { getCalendar, publishCalendar, type CalendarView } from '@hotline/shared/contracts/calendar.staff';
import type { RuleSet } from '@hotline/shared/rules/rule-set';
import { route, type Route } from '../../platform/http/route';
import { audited, type CityDeskDeps } from './deps';

/** The longest limit a request may get at once: an extension follows later. */
const longest = ({ handle, extension }: RuleSet): number => Math.max(...Object.values(handle.workdays)) + extension.workdays * extension.times;

/** Whether a request of today, handled to its limit with every extension, would run past the last published year. */
export async function crossesUnpublished({ calendar, rules, platform: { clock } }: CityDeskDeps): Promise<boolean> {
  const { rules: current } = await rules.current();
  return (await calendar.due(clock.now(), { workdays: longest(current) })).provisional;
}

async function view(deps: CityDeskDeps): Promise<CalendarView> {
  const { calendar, staff } = deps;
  const years = await calendar.years();
  const names = await staff.names(years.flatMap(({ publishedBy }) => publishedBy ?? []));
  return {
    publishedThrough: await calendar.publishedThrough(),
    crossing: await crossesUnpublished(deps),
    years: years.map(({ year, days, publishedAt, publishedBy }) => ({ year, days, at: publishedAt, by: publishedBy === null ? null : (names.get(publishedBy) ?? '工作人员') })),
  };
}

/** 工作日历: read by all staff, published by a system administrator. */
export function calendarRoutes(deps: CityDeskDeps): Route[] {
  const { staff, calendar } = deps;
  return [
    route(getCalendar, staff.gate(), () => view(deps)),
    route(publishCalendar, staff.gate('systemAdmin'), async ({ actor, input: { body: { year, days, reason } } }) => {
      await audited(deps, actor, { object: `工作日历 ${year}年`, detail: () => `特殊日期${days.length}天`, reason, work: () => calendar.publish(actor.id, year, days) });
      calendar.forget();
      return view(deps);
    }),
  ];
}
