import { Link, useSearchParams } from 'react-router-dom';
import type { AccountView } from '@hotline/shared/contracts/accounts.staff';
import { roles } from '@hotline/shared/vocabulary/role';
import { AccountMark } from './account-mark';

export function AccountTable({ accounts, currentId }: { readonly accounts: readonly AccountView[]; readonly currentId: string | undefined }) {
  const [search] = useSearchParams();
  return (
    <table className="system-table" aria-label="账号">
      <thead>
        <tr><th>工号</th><th>姓名</th><th>岗位</th><th className="wide-cell">单位</th><th>状态</th></tr>
      </thead>
      <tbody>
        {accounts.map(({ id, staffNo, name, role, department, state }) => (
          <tr key={id} className={id === currentId ? 'row-on' : undefined} data-testid={`account-${staffNo}`}>
            <td><Link to={{ pathname: `/staff/${id}`, search: search.toString() }} aria-current={id === currentId ? 'true' : undefined}>{staffNo}</Link></td>
            <td>{name || <span className="quiet">未填写</span>}</td>
            <td>{roles.labels[role]}</td>
            <td className="wide-cell">{department?.name ?? '—'}</td>
            <td><AccountMark state={state} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
