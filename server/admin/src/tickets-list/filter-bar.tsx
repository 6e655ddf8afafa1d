import { Button, Input, Select } from 'antd';
import type { TicketFilter } from '@hotline/shared/contracts/ticket-lists.staff';
import { channels } from '@hotline/shared/vocabulary/channel';
import { requestTypes } from '@hotline/shared/vocabulary/request-type';
import { ticketStates } from '@hotline/shared/vocabulary/ticket-state';
import { urgencies } from '@hotline/shared/vocabulary/urgency';
import { AreaField } from '../parts/form/area-field';
import { CategoryField, DepartmentField } from '../parts/form/tree-field';
import { optionsOf } from '../parts/options';
import { supervisionLevels } from '../parts/supervision-level';
import { TextFilters } from './text-filters';

interface FilterBarProps {
  readonly filter: TicketFilter;
  readonly onChange: (filter: TicketFilter) => void;
}

type Chosen = 'requestType' | 'urgency' | 'channel' | 'due' | 'round' | 'supervision' | 'sort';
type Option = { readonly value: string; readonly label: string };

/** Filters that are one of a few. */
const choices: readonly (readonly [name: Chosen, label: string, options: readonly Option[]])[] = [
  ['due', '时限', [{ value: 'overdue', label: '已超期' }, { value: 'today', label: '今日到期' }, { value: 'yellow', label: '即将到期' }]],
  ['requestType', '诉求类型', optionsOf(requestTypes)],
  ['urgency', '紧急程度', optionsOf(urgencies)],
  ['channel', '渠道', optionsOf(channels)],
  ['round', '轮次', [{ value: '1', label: '首轮' }, { value: '2', label: '第二轮' }, { value: '3', label: '第三轮' }]],
  ['supervision', '督办级别', supervisionLevels.map(({ level, name }) => ({ value: String(level), label: name }))],
  ['sort', '排序', [{ value: 'newest', label: '最新登记在前' }, { value: 'due', label: '时限近的在前' }]],
];

/** Without what is empty, so that the address says only what is asked. */
const put = (filter: TicketFilter, name: keyof TicketFilter, value: string | null | undefined): TicketFilter => {
  const { [name]: _, ...rest } = filter;
  return value ? ({ ...rest, [name]: value } as TicketFilter) : rest;
};

function DayFilter({ name, label, filter, onChange }: FilterBarProps & { readonly name: 'createdFrom' | 'createdTo'; readonly label: string }) {
  return <Input className="filter-day" type="date" aria-label={label} title={label} value={filter[name] ?? ''} onChange={(event) => onChange(put(filter, name, event.target.value))} data-testid={`filter-${name}`} />;
}

/** Everything a list can be narrowed by, in sight. */
export function FilterBar({ filter, onChange }: FilterBarProps) {
  const set = (name: keyof TicketFilter) => (value: string | null | undefined) => onChange(put(filter, name, value));
  const narrowed = Object.keys(filter).length > 0;
  return (
    <div className="filters" role="search" aria-label="筛选工单">
      <Select
        className="filter-states" mode="multiple" maxTagCount="responsive" allowClear placeholder="状态" aria-label="状态" options={optionsOf(ticketStates)}
        value={filter.states?.split(',') ?? []} onChange={(states: string[]) => set('states')(states.join(','))} data-testid="filter-states"
      />
      {choices.map(([name, label, options]) => (
        <Select key={name} className="filter-choice" allowClear placeholder={label} aria-label={label} options={[...options]} value={filter[name] ?? null} onChange={(value: string | undefined) => set(name)(value)} data-testid={`filter-${name}`} />
      ))}
      <div className="filter-tree"><CategoryField placeholder="诉求分类" aria-label="诉求分类" value={filter.category} onChange={set('category')} data-testid="filter-category" /></div>
      <div className="filter-tree"><DepartmentField placeholder="承办单位" aria-label="承办单位" value={filter.department} onChange={set('department')} data-testid="filter-department" /></div>
      <div className="filter-tree"><AreaField placeholder="所在区域" aria-label="所在区域" value={filter.area ?? null} onChange={set('area')} data-testid="filter-area" /></div>
      <span className="filter-days">
        <span className="quiet">登记</span>
        <DayFilter name="createdFrom" label="登记日期从" filter={filter} onChange={onChange} />–<DayFilter name="createdTo" label="登记日期至" filter={filter} onChange={onChange} />
      </span>
      <TextFilters filter={filter} set={set} />
      {narrowed ? <Button type="link" size="small" onClick={() => onChange({})} data-testid="clear-filters">清除筛选</Button> : null}
    </div>
  );
}
