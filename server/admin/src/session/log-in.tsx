import { Button, Form } from 'antd';
import { useState, type ReactNode } from 'react';
import { chooseNewPassword, type Enrolled } from '@hotline/shared/contracts/log-in.staff';
import type { LogInProgress, LogInStep, StaffView } from '@hotline/shared/contracts/staff.staff';
import { call } from '../api/call';
import { FaultAlert } from './fault-alert';
import { LoginForm } from './login-form';
import { NewPasswordFields, newPasswordFaults, type NewPassword } from './new-password-fields';
import { PasskeyEnrolment } from './passkey-enrolment';
import { RecoveryCodes } from './recovery-codes';
import { SecondFactor } from './second-factor';
import { TotpEnrolment } from './totp-enrolment';
import { useSubmit } from './use-submit';

interface StepProps {
  readonly onProgress: (progress: LogInProgress) => void;
}

function ChooseNewPassword({ onProgress }: StepProps) {
  const [form] = Form.useForm<NewPassword>();
  const { busy, fault, submit } = useSubmit<NewPassword>(async ({ newPassword }) => onProgress(await call(chooseNewPassword, { body: { newPassword } })), form, newPasswordFaults);
  return (
    <Form<NewPassword> form={form} layout="vertical" requiredMark={false} onFinish={(values) => void submit(values)}>
      <p className="login-hint">当前密码由管理员设置，或使用已满90天，请设置新密码后继续。</p>
      <NewPasswordFields autoFocus />
      <FaultAlert fault={fault} />
      <Button type="primary" htmlType="submit" size="large" block loading={busy} data-testid="confirm-password">保存并登录</Button>
    </Form>
  );
}

/** Which second factor to set up, then setting it up. */
function Enrol({ onEnrolled }: { readonly onEnrolled: (enrolled: Enrolled) => void }) {
  const [way, setWay] = useState<'totp' | 'passkey' | null>(null);
  const Enrolment = way === 'totp' ? TotpEnrolment : PasskeyEnrolment;
  if (way) return <Enrolment onEnrolled={onEnrolled} onCancel={() => setWay(null)} />;
  return (
    <div className="enrol-ways">
      <p className="login-hint">本热线要求登录时除密码外再验证一次，请先设置一种方式。</p>
      <Button size="large" block autoFocus onClick={() => setWay('totp')} data-testid="enrol-totp">用手机验证器的动态口令</Button>
      <Button size="large" block onClick={() => setWay('passkey')} data-testid="enrol-passkey">用 USB 密钥或本机指纹、面容</Button>
    </div>
  );
}

const titles: Readonly<Record<Exclude<LogInStep, 'desk'>, string>> = { secondFactor: '二次验证', enrol: '设置二次验证', newPassword: '设置新密码' };

interface LogInProps {
  /** Set when the same person logs in again. */
  readonly staffNo?: string;
  /** A log-in this browser has begun before, e.g. at the city's single sign-on. */
  readonly begun?: LogInProgress | null;
  readonly onLogin: (staff: StaffView) => void;
}

/** From number and password to the desk, step by step as the server asks. */
export function LogIn({ staffNo, begun = null, onLogin }: LogInProps) {
  const [progress, setProgress] = useState(begun);
  const [recoveryCodes, setRecoveryCodes] = useState<readonly string[]>([]);
  const goOn = (next: LogInProgress): void => (next.staff ? onLogin(next.staff) : setProgress(next));
  const onEnrolled = ({ recoveryCodes: codes, logIn }: Enrolled): void => {
    if (codes.length === 0) return goOn(logIn);
    setProgress(logIn);
    setRecoveryCodes(codes);
  };
  const onCodesKept = (): void => {
    setRecoveryCodes([]);
    if (progress) goOn(progress);
  };
  if (recoveryCodes.length > 0) return <RecoveryCodes codes={recoveryCodes} onDone={onCodesKept} />;
  if (!progress || progress.step === 'desk') return <LoginForm {...(staffNo !== undefined && { staffNo })} onProgress={goOn} />;
  const steps: Readonly<Record<keyof typeof titles, ReactNode>> = {
    secondFactor: <SecondFactor factors={progress.factors} onProgress={goOn} />,
    enrol: <Enrol onEnrolled={onEnrolled} />,
    newPassword: <ChooseNewPassword onProgress={goOn} />,
  };
  return (
    <section data-testid={`step-${progress.step}`}>
      <h2 className="login-step">{titles[progress.step]}</h2>
      {steps[progress.step]}
      <button type="button" className="link-button login-restart" onClick={() => setProgress(null)}>返回，重新输入工号和密码</button>
    </section>
  );
}
