import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { changePassword } from '@hotline/shared/contracts/log-in.staff';
import { call } from '../../api/call';
import { Field } from '../../parts/form/field';
import { fieldsOf } from '../../parts/form/field-rule';
import { FaultAlert } from '../fault-alert';
import { NewPasswordFields, newPasswordFaults, type NewPassword } from '../new-password-fields';
import { useSession } from '../session';
import { useSubmit } from '../use-submit';

interface Change extends NewPassword {
  readonly password: string;
}

const faults = { ...newPasswordFaults, 'login.wrongPassword': 'password' } as const;

/** 修改密码; it ends the sessions elsewhere. */
export function PasswordSection() {
  const { staff } = useSession();
  const [form] = Form.useForm<Change>();
  const [changed, setChanged] = useState(false);
  const send = async ({ password, newPassword }: Change): Promise<void> => {
    setChanged(false);
    await call(changePassword, { body: { password, newPassword } });
    form.resetFields();
    setChanged(true);
  };
  const { busy, fault, submit } = useSubmit<Change>(send, form, faults);
  return (
    <section className="account-section" aria-labelledby="account-password">
      <h2 id="account-password">修改密码</h2>
      <Form<Change> form={form} layout="vertical" requiredMark={false} className="account-form" onFinish={(values) => void submit(values)}>
        {/* Tells password managers whose password this is. */}
        <input type="text" autoComplete="username" value={staff.staffNo} readOnly hidden />
        <Field name="password" label="当前密码" schema={fieldsOf(changePassword).password}>
          <Input.Password autoComplete="current-password" maxLength={128} />
        </Field>
        <NewPasswordFields />
        <FaultAlert fault={fault} />
        {changed ? <Alert type="success" showIcon title="密码已修改，其他设备上的登录已退出。" className="form-alert" role="status" data-testid="password-changed" /> : null}
        <Button type="primary" htmlType="submit" loading={busy} data-testid="confirm-password">修改密码</Button>
      </Form>
    </section>
  );
}
