import type { ReactNode } from 'react';
import { NavLink, useParams } from 'react-router-dom';
import { NotFound } from '../frame/dead-ends';
import { usePageTitle } from '../session/use-page-title';
import { DeflectionPart } from './deflection-part';
import { GapsPart } from './gaps-part';
import { QuestionsPart } from './questions-part';

interface Part {
  readonly name: string;
  readonly page: ReactNode;
}

const parts: Readonly<Record<string, Part>> = {
  gaps: { name: '知识缺口', page: <GapsPart /> },
  questions: { name: '热门问题', page: <QuestionsPart /> },
  deflection: { name: '诉求前解决', page: <DeflectionPart /> },
};

/** 微查询: what is missing, what is asked, what answers have spared. */
export function InquiriesPage() {
  const { part = 'gaps' } = useParams();
  const here = Object.hasOwn(parts, part) ? parts[part] : undefined;
  usePageTitle(here ? `${here.name} · 微查询` : '微查询');
  return (
    <div className="city-data">
      <div className="list-bar">
        <h1>微查询</h1>
        <nav className="city-data-parts" aria-label="微查询">
          {Object.entries(parts).map(([key, { name }]) => (
            <NavLink key={key} to={`/inquiries/${key}`} aria-current={key === part ? 'page' : undefined} className={key === part ? 'active' : ''} data-testid={`part-${key}`}>{name}</NavLink>
          ))}
        </nav>
      </div>
      <div className="city-data-body" key={part} role="region" aria-label={here?.name ?? '微查询'} tabIndex={0}>{here ? here.page : <NotFound />}</div>
    </div>
  );
}
