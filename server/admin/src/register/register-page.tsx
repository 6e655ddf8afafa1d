import { useState } from 'react';
import { registerTicket } from '@hotline/shared/contracts/tickets.staff';
import { call } from '../api/call';
import { usePageTitle } from '../session/use-page-title';
import { newKey } from './new-key';
import { RegisterForm, type Registration } from './register-form';
import type { Registered } from './registered';
import { RegisteredNote } from './registered-note';

const register = (body: Registration): Promise<Registered> => call(registerTicket, { body });

/** 电话登记: one form after another, each with its own key. */
export function RegisterPage() {
  usePageTitle('电话登记');
  const [key, setKey] = useState(newKey);
  const [registered, setRegistered] = useState<Registered | null>(null);
  const next = (): void => {
    setRegistered(null);
    setKey(newKey());
  };
  return (
    <div className="register">
      <div className="list-bar">
        <h1>电话登记</h1>
        <span className="quiet">Tab 切换，方向键选择，Ctrl+Enter 提交</span>
      </div>
      {registered ? <RegisteredNote registered={registered} onNext={next} /> : <RegisterForm key={key} idempotencyKey={key} submit={register} onRegistered={setRegistered} />}
    </div>
  );
}
