import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { showOneTimeCode, showPasskey, showRecoveryCode } from '@hotline/shared/contracts/log-in.staff';
import type { LogInProgress } from '@hotline/shared/contracts/staff.staff';
import { call } from '../api/call';
import { Field } from '../parts/form/field';
import { fieldsOf } from '../parts/form/field-rule';
import { FaultAlert } from './fault-alert';
import { knownPasskey } from './passkey';
import { useSubmit } from './use-submit';

type FactorKind = LogInProgress['factors'][number];

const names: Readonly<Record<FactorKind, string>> = { totp: '动态口令', passkey: '安全密钥', recoveryCode: '恢复码' };

interface FactorProps {
  /** Not after choosing another way: arrow keys would lose the choice. */
  readonly autoFocus: boolean;
  readonly onProgress: (progress: LogInProgress) => void;
}

function OneTimeCode({ autoFocus, onProgress }: FactorProps) {
  const [form] = Form.useForm<{ oneTimeCode: string }>();
  const { busy, fault, submit } = useSubmit<{ oneTimeCode: string }>(async (body) => onProgress(await call(showOneTimeCode, { body })), form, { 'login.wrongCode': 'oneTimeCode' });
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(body: { oneTimeCode: string }) => void submit(body)}>
      <Field name="oneTimeCode" label="动态口令" schema={fieldsOf(showOneTimeCode).oneTimeCode} help="打开手机上的验证器，输入当前显示的6位数字。">
        <Input autoComplete="one-time-code" inputMode="numeric" maxLength={7} autoFocus={autoFocus} size="large" />
      </Field>
      <FaultAlert fault={fault} />
      <Button type="primary" htmlType="submit" size="large" block loading={busy} data-testid="confirm-factor">验证</Button>
    </Form>
  );
}

function RecoveryCode({ autoFocus, onProgress }: FactorProps) {
  const [form] = Form.useForm<{ recoveryCode: string }>();
  const { busy, fault, submit } = useSubmit<{ recoveryCode: string }>(async (body) => onProgress(await call(showRecoveryCode, { body })), form, { 'login.wrongCode': 'recoveryCode' });
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(body: { recoveryCode: string }) => void submit(body)}>
      <Field name="recoveryCode" label="恢复码" schema={fieldsOf(showRecoveryCode).recoveryCode} help="设置二次验证时保存的一组代码，每个只能用一次。">
        <Input autoComplete="off" maxLength={32} autoFocus={autoFocus} size="large" />
      </Field>
      <FaultAlert fault={fault} />
      <Button type="primary" htmlType="submit" size="large" block loading={busy} data-testid="confirm-factor">验证</Button>
    </Form>
  );
}

function Passkey({ autoFocus, onProgress }: FactorProps) {
  const { busy, fault, submit } = useSubmit<void>(async () => onProgress(await call(showPasskey, { body: { answer: await knownPasskey() } })));
  return (
    <>
      <p className="login-hint">点击下方按钮，按浏览器提示插入 USB 密钥，或用本机的指纹、面容、PIN 码确认。</p>
      <FaultAlert fault={fault} />
      <Button type="primary" size="large" block autoFocus={autoFocus} loading={busy} onClick={() => void submit()} data-testid="confirm-factor">使用安全密钥</Button>
    </>
  );
}

const parts = { totp: OneTimeCode, passkey: Passkey, recoveryCode: RecoveryCode } as const;

/** 二次验证: one of the ways this account has. */
export function SecondFactor({ factors, onProgress }: Omit<FactorProps, 'autoFocus'> & { readonly factors: LogInProgress['factors'] }) {
  const [kind, setKind] = useState<FactorKind>(factors[0] ?? 'totp');
  const Part = parts[kind];
  return (
    <>
      {factors.length > 1 ? (
        <Radio.Group className="login-ways" aria-label="验证方式" optionType="button" value={kind} onChange={({ target }) => setKind(target.value as FactorKind)} options={factors.map((value) => ({ value, label: names[value] }))} />
      ) : null}
      <Part autoFocus={kind === factors[0]} onProgress={onProgress} />
    </>
  );
}
