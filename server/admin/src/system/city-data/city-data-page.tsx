import type { ReactNode } from 'react';
import { NavLink, useParams } from 'react-router-dom';
import { NotFound } from '../../frame/dead-ends';
import { usePageTitle } from '../../session/use-page-title';
import { AnnouncementsPage } from './announcements/announcements-page';
import { CalendarPage } from './calendar/calendar-page';
import { RulesPage } from './rules/rules-page';
import { TemplatesPage } from './templates/templates-page';
import { CategoriesPage } from './trees/categories-page';
import { DepartmentsPage } from './trees/departments-page';
import { DirectoryPage } from './trees/directory-page';

interface Part {
  readonly name: string;
  readonly page: ReactNode;
}

const parts: Readonly<Record<string, Part>> = {
  rules: { name: '规则', page: <RulesPage /> },
  departments: { name: '承办单位', page: <DepartmentsPage /> },
  categories: { name: '诉求分类', page: <CategoriesPage /> },
  directory: { name: '派单目录', page: <DirectoryPage /> },
  calendar: { name: '工作日历', page: <CalendarPage /> },
  'reply-templates': { name: '答复模板', page: <TemplatesPage /> },
  announcements: { name: '公告', page: <AnnouncementsPage /> },
};

/** 城市资料: what an administrator keeps up, a page a kind. */
export function CityDataPage() {
  const { part = 'rules' } = useParams();
  const here = Object.hasOwn(parts, part) ? parts[part] : undefined;
  usePageTitle(here ? `${here.name} · 城市资料` : '城市资料');
  return (
    <div className="city-data">
      <div className="list-bar">
        <h1>城市资料</h1>
        <nav className="city-data-parts" aria-label="城市资料">
          {Object.entries(parts).map(([key, { name }]) => (
            <NavLink key={key} to={`/city-data/${key}`} aria-current={key === part ? 'page' : undefined} className={key === part ? 'active' : ''} data-testid={`part-${key}`}>{name}</NavLink>
          ))}
        </nav>
      </div>
      <div className="city-data-body" key={part} role="region" aria-label={here?.name ?? '城市资料'} tabIndex={0}>{here ? here.page : <NotFound />}</div>
    </div>
  );
}
