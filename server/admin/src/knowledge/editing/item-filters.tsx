import { Checkbox, Select } from 'antd';
import { knowledgeKinds } from '@hotline/shared/vocabulary/knowledge-kind';
import { knowledgeStates } from '@hotline/shared/vocabulary/knowledge-state';
import { DepartmentField } from '../../parts/form/tree-field';
import { optionsOf } from '../../parts/options';
import { TypedFilter } from '../../system/typed-filter';

interface ItemFiltersProps {
  readonly given: Readonly<Record<string, string>>;
  readonly onFilter: (name: string, value: string | null | undefined) => void;
}

/** Title, state, kind, owner, and what is due for review. */
export function ItemFilters({ given, onFilter }: ItemFiltersProps) {
  return (
    <>
      <TypedFilter name="q" label="标题、文号" given={given['q']} onFilter={(typed) => onFilter('q', typed)} />
      <Select size="small" value={given['state']} options={optionsOf(knowledgeStates)} allowClear placeholder="状态" aria-label="按状态筛选" onChange={(state: string | undefined) => onFilter('state', state)} data-testid="filter-state" />
      <Select size="small" value={given['kind']} options={optionsOf(knowledgeKinds)} allowClear placeholder="类型" aria-label="按类型筛选" onChange={(kind: string | undefined) => onFilter('kind', kind)} data-testid="filter-kind" />
      <DepartmentField value={given['owner'] ?? null} onChange={(owner) => onFilter('owner', owner)} placeholder="维护单位" aria-label="按维护单位筛选" data-testid="filter-owner" />
      <Checkbox checked={given['due'] === '1'} onChange={(event) => onFilter('due', event.target.checked ? '1' : null)} data-testid="filter-due">待复核</Checkbox>
    </>
  );
}
