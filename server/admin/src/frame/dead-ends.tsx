import { Button } from 'antd';
import { Link } from 'react-router-dom';
import { EmptyState } from '../parts/states';

/** An address of ours that leads nowhere. */
export function NotFound() {
  return (
    <EmptyState title="没有这个页面">
      <Link to="/">返回我的工作台</Link>
    </EmptyState>
  );
}

/** A desk the role does not have. */
export function NotYours() {
  return (
    <EmptyState title="没有查看权限">
      <p>您的岗位没有这个工作台。</p>
      <Link to="/">返回我的工作台</Link>
    </EmptyState>
  );
}

/** A fault in our own code: say so, and offer the way out. */
export function Broken() {
  return (
    <EmptyState title="页面出现故障">
      <p>请刷新页面；如仍然出现，请把操作步骤告诉系统管理员。</p>
      <Button onClick={() => window.location.reload()}>刷新页面</Button>
    </EmptyState>
  );
}
