import type { ApiError } from '@/api/api-error';
import { isWeapp } from '@/device/platform';
import { logInByVisit } from '@/session/log-in';
import { Button } from './Button';
import { Empty } from './Empty';

interface Props {
  readonly error: ApiError;
  readonly onRetry: () => void;
}

const lost = '网络连接中断，请检查网络后重试。';
const stranger = '请先登录，登录后可以查看您提交的诉求和办理进度。';

function textOf({ code, message }: ApiError): string {
  if (code === 'network.lost') return lost;
  return code === 'session.required' ? stranger : message;
}

/** Something could not be shown: why, and the one thing to do. */
export function Failure({ error, onRetry }: Props) {
  const mustLogIn = error.code === 'session.required';
  return (
    <Empty id="failure" title={textOf(error)}>
      {mustLogIn ? (
        <Button id="login" kind="primary" onTap={isWeapp ? onRetry : logInByVisit}>
          微信登录
        </Button>
      ) : (
        <Button id="retry" onTap={onRetry}>
          重试
        </Button>
      )}
    </Empty>
  );
}
