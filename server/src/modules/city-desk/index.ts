import type { Module } from '../../platform/platform';
import { announcementRoutes } from './announcement.routes';
import { calendarRoutes, crossesUnpublished } from './calendar.routes';
import { categoryRoutes } from './category.routes';
import { departmentRoutes, directoryRoutes } from './department.routes';
import type { CityDeskDeps } from './deps';
import { ruleRoutes } from './rules.routes';

/** 城市资料维护: the administrator's doors to rules, departments, categories, dispatch directory, calendar and announcements. */
export function createCityDeskModule(deps: CityDeskDeps) {
  const { platform: { log }, calendar } = deps;
  const warn = async (): Promise<void> => {
    if (await crossesUnpublished(deps)) log.warn({ publishedThrough: await calendar.publishedThrough() }, 'deadlines run past the last published year of the calendar');
  };
  return {
    api: {},
    routes: [...ruleRoutes(deps), ...departmentRoutes(deps), ...directoryRoutes(deps), ...categoryRoutes(deps), ...calendarRoutes(deps), ...announcementRoutes(deps)],
    jobs: [{ name: 'calendar-horizon', pattern: '0 30 8 * * *', run: warn }],
  } satisfies Module<unknown>;
}
