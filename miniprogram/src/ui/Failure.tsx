import type { ApiError } from '@/api/api-error';
import { openTab } from '@/device/navigation';
import { Button } from './Button';
import { Empty } from './Empty';
import { LogInButtons } from './LogInButtons';

interface Props {
  readonly error: ApiError;
  readonly onRetry: () => void;
}

const lost = '网络连接中断，请检查网络后重试。已提交的诉求不受影响。';
const stranger = '请先登录，登录后可以查看您提交的诉求和办理进度。';

function textOf({ code, message }: ApiError): string {
  if (code === 'network.lost') return lost;
  return code === 'session.required' ? stranger : message;
}

function WayOn({ error: { code }, onRetry }: Props) {
  if (code === 'session.required') return <LogInButtons onTap={onRetry} />;
  // What is not there will not be there on the second try either.
  const gone = code.endsWith('.notFound');
  return (
    <Button id={gone ? 'leave' : 'retry'} kind="primary" onTap={gone ? () => openTab('home') : onRetry}>
      {gone ? '返回首页' : '重试'}
    </Button>
  );
}

/** Something could not be shown: why, and the one thing to do. */
export function Failure(props: Props) {
  return (
    <Empty id="failure" title={textOf(props.error)}>
      <WayOn {...props} />
    </Empty>
  );
}
