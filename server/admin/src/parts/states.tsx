import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import type { Fault } from '../api/fault';

/** Grey bars where content will be. */
export function LoadingState({ rows = 8 }: { readonly rows?: number }) {
  return (
    <div className="state-box" aria-busy="true" aria-label="正在加载">
      <Skeleton active title={false} paragraph={{ rows }} />
    </div>
  );
}

interface EmptyProps {
  readonly title: string;
  readonly children?: ReactNode;
}

/** Nothing here, and what to do about it. */
export function EmptyState({ title, children }: EmptyProps) {
  return (
    <div className="state-box state-box-center" role="status">
      <p className="state-title">{title}</p>
      {children ? <div className="state-text">{children}</div> : null}
    </div>
  );
}

interface FaultProps {
  readonly fault: Fault;
  readonly onRetry?: () => void;
}

/** What went wrong and the way on. */
export function FaultState({ fault, onRetry }: FaultProps) {
  const { requestId } = fault.detail;
  return (
    <div className="state-box state-box-center" role="alert">
      <p className="state-title">{fault.code === 'permission.denied' ? '没有查看权限' : '暂时无法显示'}</p>
      {/* Nothing has been written here that could be kept. */}
      <div className="state-text">{fault.code === 'network' ? '网络中断，请检查网络后重新加载。' : fault.message}</div>
      {requestId ? <div className="state-note">请求编号 {requestId}</div> : null}
      {onRetry ? <Button onClick={onRetry}>重新加载</Button> : null}
    </div>
  );
}
