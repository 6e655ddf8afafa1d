import { ReloadOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { ticketStates } from '@hotline/shared/vocabulary/ticket-state';
import type { DeskPlace } from '../desk-place';
import { deskInfo } from '../desk-table';
import type { TicketList } from './use-ticket-list';

function StateFilter({ place }: { readonly place: DeskPlace }) {
  const { states } = deskInfo[place.desk];
  if (states.length === 0) return null;
  return (
    <Select
      className="list-filter"
      value={place.state}
      onChange={(state) => place.filter(state)}
      options={states.map((value) => ({ value, label: ticketStates.labels[value] }))}
      placeholder="全部状态"
      aria-label="按状态筛选"
      allowClear
      data-testid="filter-state"
    />
  );
}

/** Name of the desk, its filters, and what changed since somebody looked. */
export function ListBar({ place, list }: { readonly place: DeskPlace; readonly list: TicketList }) {
  const arrived = list.newIds.size;
  const catchUp = (): void => {
    list.seenAll();
    list.reload();
  };
  return (
    <div className="list-bar">
      <h1>{deskInfo[place.desk].name}</h1>
      <StateFilter place={place} />
      <span className="list-bar-space" />
      {arrived > 0 ? <button type="button" className="new-note" onClick={catchUp} title="标记为已看" data-testid="new-tickets">新工单 {arrived} 件</button> : null}
      {list.stale ? <Button size="small" type="link" onClick={list.reload}>列表有更新，点击刷新</Button> : null}
      <Button size="small" type="text" icon={<ReloadOutlined />} onClick={list.reload} aria-label="刷新列表" title="刷新列表" />
    </div>
  );
}
