import { Alert, Button } from 'antd';
import { useCallback, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { StaffAction } from '@hotline/shared/contracts/ticket-actions.staff';
import { getColumns, setColumns, type TicketFilter } from '@hotline/shared/contracts/ticket-lists.staff';
import { firstColumns, type ListColumn } from '@hotline/shared/vocabulary/list-column';
import { call } from '../api/call';
import { useLoad } from '../api/use-load';
import { useKey } from '../keys/keys';
import { EmptyState, FaultState, LoadingState } from '../parts/states';
import { usePageTitle } from '../session/use-page-title';
import { BulkBar } from './bulk-bar';
import { BulkPanel, type BulkPlan } from './bulk-panel';
import { ColumnsButton } from './columns-button';
import { FilterBar } from './filter-bar';
import { ListEnd } from './list-end';
import { useListPlace } from './list-place';
import { ListTable } from './list-table';
import { useList, type TicketListing } from './use-list';
import { useViews } from './use-views';
import { ViewsBar } from './views-bar';

/** Columns as chosen; a choice holds at once and is remembered by the server. */
function useColumns() {
  const { data, put } = useLoad(useCallback(() => call(getColumns, {}), []));
  const choose = (columns: readonly ListColumn[]): void => {
    put({ columns: [...columns] });
    void call(setColumns, { body: { columns: [...columns] } }).catch(() => undefined);
  };
  return { columns: data?.columns ?? firstColumns, choose };
}

/** Ticked tickets of the filter that is shown; another filter begins anew. */
function useSelection(text: string, listing: TicketListing) {
  const [kept, setKept] = useState<{ readonly text: string; readonly ids: ReadonlySet<string> }>({ text, ids: new Set() });
  const ids = kept.text === text ? kept.ids : new Set<string>();
  const set = (next: Iterable<string>): void => setKept({ text, ids: new Set(next) });
  return {
    ids,
    clear: () => set([]),
    toggle: (id: string) => set(ids.has(id) ? [...ids].filter((other) => other !== id) : [...ids, id]),
    all: (on: boolean) => set(on ? (listing.items ?? []).map((item) => item.id) : []),
  };
}

function emptyText(filter: TicketFilter): string {
  if (Object.keys(filter).join() === 'ticketNo') return '没有找到这个编号的工单，请核对编号。';
  return Object.keys(filter).length > 0 ? '没有符合条件的工单，请调整筛选条件。' : '工单登记后可以在这里查询。';
}

interface BodyProps {
  readonly listing: TicketListing;
  readonly filter: TicketFilter;
  /** The filter as an address. */
  readonly text: string;
  readonly columns: readonly ListColumn[];
  readonly selection: ReturnType<typeof useSelection>;
}

function ListBody({ listing, filter, text, columns, selection }: BodyProps) {
  const navigate = useNavigate();
  const { items, fault, reload, nextCursor } = listing;
  // The filter goes along, so that closing the ticket leads back to it.
  const open = (id: string, doing?: StaffAction): void => void navigate(`/desks/all/${id}?${[text, doing && `do=${doing}`].filter(Boolean).join('&')}`);
  if (!items) return fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState rows={14} />;
  if (items.length === 0 && nextCursor === null) return <EmptyState title="暂无工单">{emptyText(filter)}</EmptyState>;
  return (
    <>
      {fault ? <Alert type="warning" banner title={`列表未能更新：${fault.message}`} /> : null}
      <ListTable items={items} columns={columns} selected={selection.ids} changed={listing.changed} onOpen={open} onSelect={selection.toggle} onSelectAll={selection.all} />
      <ListEnd listing={listing} byDeadline={filter.due !== undefined || filter.sort === 'due'} />
    </>
  );
}

/** 工单列表: every ticket one may see, by any filter, with views to come back to and work for many at once. */
export function TicketsPage() {
  usePageTitle('工单列表');
  const { filter, text, show } = useListPlace();
  const listing = useList(filter);
  const views = useViews();
  const { columns, choose } = useColumns();
  const selection = useSelection(text, listing);
  const [plan, setPlan] = useState<BulkPlan | null>(null);
  useKey('reload', listing.reload);
  const closePlan = (worked: boolean): void => {
    setPlan(null);
    if (worked) listing.reload();
    if (worked) selection.clear();
  };
  const news = listing.changed.size;
  return (
    <section className="list-pane" aria-label="工单列表">
      <div className="list-bar">
        <h1>工单列表</h1>
        {news > 0 ? <Button size="small" type="link" onClick={listing.reload} data-testid="list-news">{listing.arrived > 0 ? `新工单 ${listing.arrived} 件，` : ''}{news} 件有更新，点击刷新</Button> : null}
        <span className="list-bar-space" />
        <BulkBar selected={selection.ids} filter={filter} onPlan={setPlan} onClear={selection.clear} />
        <ColumnsButton columns={columns} onChange={choose} />
      </div>
      <ViewsBar views={views} filter={filter} text={text} onShow={show} />
      <FilterBar filter={filter} onChange={show} />
      <div className="list-scroll"><ListBody listing={listing} filter={filter} text={text} columns={columns} selection={selection} /></div>
      {plan ? <BulkPanel plan={plan} onClose={closePlan} /> : null}
    </section>
  );
}
