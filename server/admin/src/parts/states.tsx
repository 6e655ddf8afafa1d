import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import type { Fault, FaultCode } from '../api/fault';

/** Grey bars where content will be. */
export function LoadingState({ rows = 8 }: { readonly rows?: number }) {
  return (
    <div className="state-box" role="status" aria-busy="true" aria-label="正在加载">
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

const titles: Readonly<Partial<Record<FaultCode, string>>> = { 'permission.denied': '没有查看权限', 'ticket.notFound': '没有找到这件工单' };

/** Where something was to be read, nothing has been written that could be kept. */
const readingTexts: Readonly<Partial<Record<FaultCode, string>>> = {
  network: '网络中断，请检查网络后重新加载。', 'server.fault': '系统暂时出现故障，请稍后重新加载。', 'permission.denied': '您的岗位不能查看这部分内容。', 'ticket.notFound': '工单不存在，或不在您的查看范围内。请核对编号，或返回列表重新查找。',
};

/** What went wrong and the way on. */
export function FaultState({ fault, onRetry }: FaultProps) {
  const { requestId } = fault.detail;
  return (
    <div className="state-box state-box-center" role="alert">
      <p className="state-title">{titles[fault.code] ?? '暂时无法显示'}</p>
      <div className="state-text">{readingTexts[fault.code] ?? fault.message}</div>
      {requestId ? <div className="state-note">请求编号 {requestId}</div> : null}
      {onRetry ? <Button onClick={onRetry}>重新加载</Button> : null}
    </div>
  );
}
