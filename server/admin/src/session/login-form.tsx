import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { openStaffSession, type StaffView } from '@hotline/shared/contracts/staff.staff';
import { call } from '../api/call';
import { faultOf, type Fault } from '../api/fault';
import { Field } from '../parts/form/field';
import { fieldsOf } from '../parts/form/field-rule';

interface Credentials {
  readonly staffNo: string;
  readonly password: string;
}

interface LoginFormProps {
  /** Set when the same person logs in again: the number is not theirs to change. */
  readonly staffNo?: string;
  readonly onLogin: (staff: StaffView) => void;
}

const fields = fieldsOf(openStaffSession);

function sentenceOf({ message, detail: { retryAfter } }: Fault): string {
  return retryAfter ? `登录尝试过于频繁，请 ${Math.ceil(retryAfter / 60)} 分钟后再试。` : message;
}

function useLogin(onLogin: (staff: StaffView) => void) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const login = async (body: Credentials): Promise<void> => {
    setBusy(true);
    setFault(null);
    try {
      onLogin(await call(openStaffSession, { body: { ...body, staffNo: body.staffNo.trim() } }));
    } catch (thrown) {
      setFault(faultOf(thrown));
    } finally {
      setBusy(false);
    }
  };
  return { busy, fault, login };
}

/** 工号 and 密码. */
export function LoginForm({ staffNo, onLogin }: LoginFormProps) {
  const { busy, fault, login } = useLogin(onLogin);
  return (
    <Form<Credentials> layout="vertical" requiredMark={false} initialValues={{ staffNo: staffNo ?? '' }} onFinish={(body) => void login(body)}>
      <Field name="staffNo" label="工号" schema={fields.staffNo}>
        <Input autoComplete="username" autoFocus={!staffNo} disabled={staffNo !== undefined} size="large" />
      </Field>
      <Field name="password" label="密码" schema={fields.password}>
        <Input.Password autoComplete="current-password" autoFocus={staffNo !== undefined} size="large" />
      </Field>
      {fault ? <Alert type="error" showIcon title={sentenceOf(fault)} data-testid="login-fault" className="form-alert" /> : null}
      <Button type="primary" htmlType="submit" size="large" block loading={busy} data-testid="confirm-login">
        登录
      </Button>
    </Form>
  );
}
