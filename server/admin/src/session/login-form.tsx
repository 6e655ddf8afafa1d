import { Button, Form, Input } from 'antd';
import { openStaffSession, type LogInProgress } from '@hotline/shared/contracts/staff.staff';
import { call } from '../api/call';
import { Field } from '../parts/form/field';
import { fieldsOf } from '../parts/form/field-rule';
import { FaultAlert } from './fault-alert';
import { useSubmit } from './use-submit';

interface Credentials {
  readonly staffNo: string;
  readonly password: string;
}

interface LoginFormProps {
  /** Set when the same person logs in again: the number is not theirs to change. */
  readonly staffNo?: string;
  readonly onProgress: (progress: LogInProgress) => void;
}

const fields = fieldsOf(openStaffSession);

/** 工号 and 密码. */
export function LoginForm({ staffNo, onProgress }: LoginFormProps) {
  const { busy, fault, submit } = useSubmit<Credentials>(async (body) => onProgress(await call(openStaffSession, { body: { ...body, staffNo: body.staffNo.trim() } })));
  return (
    <Form<Credentials> layout="vertical" requiredMark={false} initialValues={{ staffNo: staffNo ?? '' }} onFinish={(body) => void submit(body)}>
      <Field name="staffNo" label="工号" schema={fields.staffNo}>
        <Input autoComplete="username" autoFocus={!staffNo} disabled={staffNo !== undefined} size="large" />
      </Field>
      <Field name="password" label="密码" schema={fields.password}>
        <Input.Password autoComplete="current-password" autoFocus={staffNo !== undefined} size="large" />
      </Field>
      <FaultAlert fault={fault} />
      <Button type="primary" htmlType="submit" size="large" block loading={busy} data-testid="confirm-login">
        登录
      </Button>
    </Form>
  );
}
