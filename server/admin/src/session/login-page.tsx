import { Alert, Button } from 'antd';
import { useCallback, useEffect } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { getCity } from '@hotline/shared/contracts/city.citizen';
import { getLogIn, singleSignOnPath } from '@hotline/shared/contracts/log-in.staff';
import { errorTexts, type ErrorCode } from '@hotline/shared/text/errors';
import { call } from '../api/call';
import { useLoad } from '../api/use-load';
import { LogIn } from './log-in';

/** Only a path of our own: `//elsewhere` would leave the desks. */
const safePath = (to: string | null): string => (to && /^\/(?!\/)/.test(to) ? to : '/');

/** What single sign-on ended in comes back by its code; only texts of ours are shown. */
const sentenceOf = (code: string | null): string | null => (code && Object.hasOwn(errorTexts, code) ? errorTexts[code as ErrorCode] : null);

/** Every way in that this city has, or the step somebody has reached. */
function WaysIn() {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const { data, loading } = useLoad(useCallback(() => call(getLogIn, {}), []));
  const to = safePath(search.get('to'));
  const fault = sentenceOf(search.get('fault'));
  if (loading) return null;
  return (
    <>
      {fault ? <Alert type="error" showIcon title={fault} className="form-alert" data-testid="login-fault" /> : null}
      <LogIn begun={data?.begun ?? null} onLogin={() => void navigate(to, { replace: true })} />
      {data?.singleSignOn ? <Button block size="large" className="login-sign-on" href={`${singleSignOnPath}?to=${encodeURIComponent(to)}`} data-testid="single-sign-on">{data.singleSignOn}登录</Button> : null}
    </>
  );
}

export function LoginPage() {
  const { data: city } = useLoad(useCallback(() => call(getCity, {}), []));
  const name = city?.hotlineName ?? '12345 政务服务便民热线';
  useEffect(() => {
    document.title = `登录 · ${name}`;
  }, [name]);
  return (
    <main className="login">
      <section className="login-card">
        <header className="login-head">
          <h1>{name}</h1>
          <p>工作人员登录</p>
        </header>
        <WaysIn />
        <p className="login-note">本系统含有群众个人信息，操作全程留痕，请勿将账号转借他人。</p>
      </section>
    </main>
  );
}
