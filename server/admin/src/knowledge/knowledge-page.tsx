import { useNavigate, useParams, useSearchParams } from 'react-router-dom';
import type { KnowledgeHit } from '@hotline/shared/contracts/knowledge';
import { SearchBox } from '../parts/search-box';
import { EmptyState } from '../parts/states';
import { usePageTitle } from '../session/use-page-title';
import { KnowledgeArticle } from './knowledge-article';
import { KnowledgeHits } from './knowledge-search';

/** 知识查询: search on the left, the text on the right. */
export function KnowledgePage() {
  usePageTitle('知识查询');
  const navigate = useNavigate();
  const { id } = useParams();
  const [search] = useSearchParams();
  const query = search.get('q')?.trim().slice(0, 200) ?? '';
  const suffix = query ? `?q=${encodeURIComponent(query)}` : '';
  const actionsOf = (hit: KnowledgeHit) => [{ label: '查看', run: () => void navigate(`/knowledge/${hit.id}${suffix}`), testid: `read-${hit.id}` }];
  return (
    <div className={`knowledge${id ? ' knowledge-open' : ''}`}>
      <section className="knowledge-list" aria-label="查询结果">
        <div className="list-bar">
          <h1>知识查询</h1>
          <SearchBox
            key={query}
            initial={query}
            placeholder="输入诉求人的说法，查政策和答复口径"
            autoFocus={!id}
            onSearch={(typed) => void navigate(typed ? `/knowledge?q=${encodeURIComponent(typed)}` : '/knowledge')}
          />
        </div>
        <div className="list-scroll"><KnowledgeHits query={query} actionsOf={actionsOf} currentId={id} /></div>
      </section>
      <section className="knowledge-text" aria-label="正文">
        {id ? <KnowledgeArticle key={id} id={id} /> : <EmptyState title="正文">选择左侧的一条结果，在这里查看全文。</EmptyState>}
      </section>
    </div>
  );
}
