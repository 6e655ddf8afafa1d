import { Alert, Button } from 'antd';
import type { Fault, FaultCode } from '../api/fault';
import { logInAnew } from './log-in-anew';

/** Refusals that end by waiting. */
const waits: Readonly<Partial<Record<FaultCode, string>>> = { 'login.locked': '密码或验证码连续输错次数过多，账号已锁定', 'limit.tooMany': '尝试过于频繁' };

/** A refusal in words, how long to wait in minutes, and the way on where there is one. */
export function FaultAlert({ fault }: { readonly fault: Fault | null }) {
  if (!fault) return null;
  const { code, message, detail: { retryAfter } } = fault;
  const sentence = retryAfter && waits[code] ? `${waits[code]}，请 ${Math.ceil(retryAfter / 60)} 分钟后再试。` : message;
  const way = code === 'login.notFresh' ? <Button size="small" onClick={() => void logInAnew()} data-testid="log-in-anew">重新登录</Button> : null;
  return <Alert type="error" showIcon title={sentence} action={way} data-testid="login-fault" className="form-alert" />;
}
