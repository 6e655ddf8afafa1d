import type { ReactNode } from 'react';
import { NavLink, useParams } from 'react-router-dom';
import { NotFound } from '../../frame/dead-ends';
import { usePageTitle } from '../../session/use-page-title';
import { ImportsPage } from './imports-page';
import { ItemsPage } from './items-page';
import { SynonymsPage } from './synonyms-page';
import { TelephonesPage } from './telephones-page';

interface Part {
  readonly name: string;
  readonly page: ReactNode;
}

const parts: Readonly<Record<string, Part>> = {
  items: { name: '政策与答复口径', page: <ItemsPage /> },
  imports: { name: '导入导出', page: <ImportsPage /> },
  synonyms: { name: '同义词', page: <SynonymsPage /> },
  telephones: { name: '区县电话', page: <TelephonesPage /> },
};

/** 知识管理: what editors keep, a page a kind. */
export function KnowledgeDeskPage() {
  const { part = 'items' } = useParams();
  const here = Object.hasOwn(parts, part) ? parts[part] : undefined;
  usePageTitle(here ? `${here.name} · 知识管理` : '知识管理');
  return (
    <div className="city-data">
      <div className="list-bar">
        <h1>知识管理</h1>
        <nav className="city-data-parts" aria-label="知识管理">
          {Object.entries(parts).map(([key, { name }]) => (
            <NavLink key={key} to={`/knowledge-desk/${key}`} aria-current={key === part ? 'page' : undefined} className={key === part ? 'active' : ''} data-testid={`part-${key}`}>{name}</NavLink>
          ))}
        </nav>
      </div>
      <div className="city-data-body" key={part} role="region" aria-label={here?.name ?? '知识管理'} tabIndex={0}>{here ? here.page : <NotFound />}</div>
    </div>
  );
}
