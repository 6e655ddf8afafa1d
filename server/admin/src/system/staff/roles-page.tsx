import { actionLabels, judge, ticketActions, type TicketAction } from '@hotline/shared/rules/lifecycle';
import { roles, type Role } from '@hotline/shared/vocabulary/role';
import { deskInfo, toolNames, workplaceOf } from '../../desks/desk-table';
import { usePageTitle } from '../../session/use-page-title';

/** Whether a role may ever take a step; the state only decides when. */
const may = (role: Role, action: TicketAction): boolean => judge(action, 'submitted', role) !== 'forbidden';

const ofStaff = ticketActions.filter((action) => roles.codes.some((role) => may(role, action)));

const pagesOf = (role: Role): string => {
  const { desks, tools } = workplaceOf(role);
  return [...desks.map((desk) => deskInfo[desk].name), ...tools.map((tool) => toolNames[tool])].join('、');
};

/** 岗位权限: who may do what, read from the same table the server goes by. */
export function RolesPage() {
  usePageTitle('岗位权限');
  return (
    <div className="system">
      <div className="list-bar"><h1>岗位权限</h1><span className="quiet">每个账号只有一个岗位。系统、安全、审计三类管理员互不兼任。</span></div>
      <div className="system-list roles-scroll" role="region" aria-label="岗位权限" tabIndex={0}>
        <table className="system-table roles-table" aria-label="各岗位可办理的步骤">
          <thead>
            <tr><th scope="col">步骤</th>{roles.codes.map((role) => <th scope="col" key={role}>{roles.labels[role]}</th>)}</tr>
          </thead>
          <tbody>
            {ofStaff.map((action) => (
              <tr key={action} data-testid={`role-row-${action}`}>
                <th scope="row">{actionLabels[action]}</th>
                {roles.codes.map((role) => <td key={role}>{may(role, action) ? <span title={`${roles.labels[role]}可以${actionLabels[action]}`}>可</span> : <span className="quiet" aria-label="不可">·</span>}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
        <table className="system-table" aria-label="各岗位的工作台">
          <thead><tr><th scope="col">岗位</th><th scope="col">工作台和页面</th></tr></thead>
          <tbody>{roles.codes.map((role) => <tr key={role}><th scope="row">{roles.labels[role]}</th><td>{pagesOf(role) || '—'}</td></tr>)}</tbody>
        </table>
      </div>
    </div>
  );
}
