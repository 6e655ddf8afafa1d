import { useCallback } from 'react';
import { NavLink, useParams } from 'react-router-dom';
import { listCases } from '@hotline/shared/contracts/cases.staff';
import { caseStates, type CaseState } from '@hotline/shared/vocabulary/case-state';
import { call } from '../api/call';
import { useLoad } from '../api/use-load';
import { usePageTitle } from '../session/use-page-title';
import { useFilters } from '../system/use-filters';
import { CaseList } from './case-list';
import { CasePane } from './case-pane';

const isState = (text: string | undefined): text is CaseState => caseStates.codes.some((code) => code === text);

/** 公开案例: what requesters allow to publish, read and decided by an editor one by one. */
export function CasesPage() {
  usePageTitle('公开案例');
  const { id } = useParams();
  const filters = useFilters();
  const { state: given, cursor } = filters.given;
  const state = isState(given) ? given : 'waiting';
  const loaded = useLoad(useCallback(() => call(listCases, { query: { state, ...(cursor && { cursor }) } }), [state, cursor]));
  const current = loaded.data?.items.find((one) => one.id === id);
  return (
    <div className="system">
      <div className="list-bar list-bar-wrap">
        <h1>公开案例</h1>
        <nav className="city-data-parts" aria-label="公开案例">
          {caseStates.codes.map((code) => (
            <NavLink key={code} to={`/cases?state=${code}`} aria-current={code === state ? 'page' : undefined} className={() => (code === state ? 'active' : '')} data-testid={`part-${code}`}>{caseStates.labels[code]}</NavLink>
          ))}
        </nav>
      </div>
      <div className="system-body">
        <div className="system-list" role="region" aria-label="公开案例" tabIndex={0}><CaseList loaded={loaded} filters={filters} state={state} currentId={id} /></div>
        {current ? <div className="system-side"><CasePane key={`${current.id}.${current.at}`} item={current} onDecided={loaded.reload} /></div> : null}
      </div>
    </div>
  );
}
