import { Navigate } from 'react-router-dom';
import { roles } from '@hotline/shared/vocabulary/role';
import { workplaceOf } from '../desks/desk-table';
import { EmptyState } from '../parts/states';
import { useSession } from '../session/session';

/** Where a person starts: the workbench, or the first tool where nothing waits in queues. */
export function Home() {
  const { staff } = useSession();
  const { desks, tools } = workplaceOf(staff.role);
  if (desks.length > 0) return <Navigate to="/workbench" replace />;
  if (tools[0]) return <Navigate to={`/${tools[0]}`} replace />;
  return (
    <EmptyState title="该岗位的工作台尚未开通">
      您的岗位是{roles.labels[staff.role]}，目前没有可使用的工作台。如岗位设置有误，请联系系统管理员调整。
    </EmptyState>
  );
}
