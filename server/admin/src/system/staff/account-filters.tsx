import { Select } from 'antd';
import { accountStates } from '@hotline/shared/vocabulary/account-state';
import { roles } from '@hotline/shared/vocabulary/role';
import { optionsOf } from '../../parts/options';
import { TypedFilter } from '../typed-filter';

interface AccountFiltersProps {
  readonly given: Readonly<Record<string, string>>;
  readonly onFilter: (name: string, value: string | undefined) => void;
}

/** Finds accounts by number, name, role and state. */
export function AccountFilters({ given, onFilter }: AccountFiltersProps) {
  return (
    <>
      <TypedFilter name="q" label="工号或姓名" given={given['q']} onFilter={(typed) => onFilter('q', typed)} />
      <Select className="list-filter" size="small" placeholder="全部岗位" aria-label="岗位" allowClear options={optionsOf(roles)} value={given['role']} onChange={(role?: string) => onFilter('role', role)} data-testid="filter-role" />
      <Select className="list-filter" size="small" placeholder="全部状态" aria-label="状态" allowClear options={optionsOf(accountStates)} value={given['state']} onChange={(state?: string) => onFilter('state', state)} data-testid="filter-state" />
    </>
  );
}
