import { Button } from 'antd';
import { useCallback, useMemo } from 'react';
import { Link, useLocation, useNavigate, useParams } from 'react-router-dom';
import { listKnowledge, type KnowledgeListItem } from '@hotline/shared/contracts/knowledge-editing.staff';
import type { InputOf } from '@hotline/shared/contracts/contract';
import { knowledgeKinds } from '@hotline/shared/vocabulary/knowledge-kind';
import { knowledgeStates } from '@hotline/shared/vocabulary/knowledge-state';
import { call } from '../../api/call';
import { useLoad, type Loaded } from '../../api/use-load';
import { EmptyState, FaultState, LoadingState } from '../../parts/states';
import { formatDate } from '../../parts/time';
import { useMayEdit } from '../../system/city-data/may-edit';
import { PagesFoot } from '../../system/pages-foot';
import { useFilters } from '../../system/use-filters';
import { ItemFilters } from './item-filters';
import { ItemPane } from './item-pane';
import { NewItem } from './new-item';
import { StateMark } from './state-mark';

type Found = Awaited<ReturnType<typeof load>>;

const load = (query: InputOf<typeof listKnowledge>['query']) => call(listKnowledge, { query });

/** What each line says beside the title: the number, until when, and whether it is due. */
function factsOf({ kind, documentNo, ownerName, effectiveTo, reviewBy, due }: KnowledgeListItem): string {
  const until = effectiveTo ? `至 ${formatDate(effectiveTo)}` : '';
  return [knowledgeKinds.labels[kind], documentNo, ownerName, until, due && reviewBy ? `应于 ${formatDate(reviewBy)} 前复核` : ''].filter(Boolean).join(' · ');
}

function ItemLine({ item, on, search }: { readonly item: KnowledgeListItem; readonly on: boolean; readonly search: string }) {
  const { id, title, state, draft } = item;
  return (
    <li>
      <Link to={`/knowledge-desk/items/${id}${search}`} className={on ? 'item-line item-line-on' : 'item-line'} aria-current={on ? 'true' : undefined} data-testid={`item-${id}`}>
        <span className="line-between"><strong>{title}</strong><span className="item-marks">{draft ? <StateMark state={draft} /> : null}{state ? <StateMark state={state} /> : null}</span></span>
        <span className={item.due ? 'deadline-overdue' : 'quiet'}>{factsOf(item)}</span>
      </Link>
    </li>
  );
}

function ItemList({ loaded: { data, fault, reload }, current }: { readonly loaded: Loaded<Found>; readonly current: string | undefined }) {
  const { search } = useLocation();
  if (!data) return fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState />;
  if (data.items.length === 0) return <EmptyState title="没有符合条件的内容">请调整筛选条件，或新建一条。</EmptyState>;
  return <ul className="item-list" data-testid="knowledge-items">{data.items.map((item) => <ItemLine key={item.id} item={item} on={item.id === current} search={search} />)}</ul>;
}

/** What a code in the address means to the contract; anything else is left out. */
function queryOf(given: Readonly<Record<string, string>>): InputOf<typeof listKnowledge>['query'] {
  const { q, owner, due, cursor } = given;
  const state = knowledgeStates.codes.find((code) => code === given['state']);
  const kind = knowledgeKinds.codes.find((code) => code === given['kind']);
  return { ...(q && { q }), ...(owner && { owner }), ...(due && { due: '1' as const }), ...(cursor && { cursor }), ...(state && { state }), ...(kind && { kind }) };
}

/** The list beside one item; the filters stand in the address. */
export function ItemsPage() {
  const navigate = useNavigate();
  const { search } = useLocation();
  const { id } = useParams();
  const mayEdit = useMayEdit('editor');
  const { given, set } = useFilters();
  const query = useMemo(() => queryOf(given), [given]);
  const loaded = useLoad(useCallback(() => load(query), [query]));
  const open = (item: string | null): void => {
    loaded.reload();
    void navigate(`/knowledge-desk/items${item ? `/${item}` : ''}${search}`);
  };
  const pane = id === 'new' ? <NewItem onDone={open} /> : id ? <ItemPane key={id} id={id} onChanged={loaded.reload} onGone={() => open(null)} /> : <EmptyState title="选择一条内容">从左侧选择，查看正文、版本和审核情况。</EmptyState>;
  return (
    <div className="split knowledge-split">
      <div className="split-list">
        <div className="split-tools">
          <ItemFilters given={given} onFilter={set} />
          {mayEdit ? <Button type="primary" size="small" onClick={() => open('new')} data-testid="add-item">新建</Button> : null}
        </div>
        <ItemList loaded={loaded} current={id} />
        {loaded.data ? <PagesFoot cursor={given['cursor']} nextCursor={loaded.data.nextCursor} onPage={(cursor) => set('cursor', cursor)} /> : null}
      </div>
      <div className="split-pane">{pane}</div>
    </div>
  );
}
