import { useCallback, useEffect } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { getCity } from '@hotline/shared/contracts/city.citizen';
import { call } from '../api/call';
import { useLoad } from '../api/use-load';
import { LoginForm } from './login-form';

/** Only a path of our own: `//elsewhere` would leave the desks. */
const safePath = (to: string | null): string => (to && /^\/(?!\/)/.test(to) ? to : '/');

export function LoginPage() {
  const navigate = useNavigate();
  const [search] = useSearchParams();
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
        <LoginForm onLogin={() => void navigate(safePath(search.get('to')), { replace: true })} />
        <p className="login-note">本系统含有群众个人信息，操作全程留痕，请勿将账号转借他人。</p>
      </section>
    </main>
  );
}
