import { App } from 'antd';
import { useCallback, useState } from 'react';
import { staffSearchPolicies, type KnowledgeHit, type KnowledgeItem } from '@hotline/shared/contracts/knowledge';
import { staffGetPolicy } from '@hotline/shared/contracts/knowledge-editing.staff';
import { call } from '../api/call';
import { faultOf } from '../api/fault';
import { useLoad } from '../api/use-load';
import { SearchBox } from '../parts/search-box';
import { EmptyState, FaultState, LoadingState } from '../parts/states';
import { KnowledgeHitCard, type HitAction } from './knowledge-hit-card';

interface HitsProps {
  readonly query: string;
  readonly actionsOf: (hit: KnowledgeHit) => readonly HitAction[];
  readonly currentId?: string | undefined;
  /** What follows somebody's typing was asked by nobody and is not counted. */
  readonly typing?: boolean;
}

/** What a search found, best first. */
export function KnowledgeHits({ query, actionsOf, currentId, typing = false }: HitsProps) {
  const { data, fault, reload } = useLoad(useCallback(async () => (query ? (await call(staffSearchPolicies, { query: { q: query, ...(!typing && { asked: '1' }) } })).items : null), [query, typing]));
  if (data === undefined) return fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState rows={4} />;
  if (data === null) return <EmptyState title="查找政策和答复口径">输入诉求人的说法即可，例如“暖气不热”“办理居住证”。</EmptyState>;
  if (data.length === 0) return <EmptyState title="没有找到相关内容">请换一种说法，或减少关键词后再试。</EmptyState>;
  return (
    <ul className="hits">
      {data.map((hit) => <KnowledgeHitCard key={hit.id} hit={hit} current={hit.id === currentId} actions={actionsOf(hit)} />)}
    </ul>
  );
}

/** Takes the whole text of a hit over into a reply; what is out of force cannot be. */
export function useInsertAction(onInsert: (item: KnowledgeItem) => void): HitsProps['actionsOf'] {
  const { message } = App.useApp();
  const insert = async (id: string): Promise<void> => {
    try {
      onInsert(await call(staffGetPolicy, { params: { id } }));
    } catch (thrown) {
      void message.error(faultOf(thrown).message);
    }
  };
  return (hit) => [{ label: hit.expired ? '已失效' : '插入', disabled: hit.expired, run: () => void insert(hit.id), testid: `insert-${hit.id}` }];
}

/** Search beside a reply. */
export function KnowledgeSearch({ onInsert }: { readonly onInsert: (item: KnowledgeItem) => void }) {
  const [query, setQuery] = useState('');
  const actionsOf = useInsertAction(onInsert);
  return (
    <>
      <SearchBox placeholder="查政策、答复口径" onSearch={setQuery} />
      <KnowledgeHits query={query} actionsOf={actionsOf} />
    </>
  );
}
