import { Button, Form, Input, Space } from 'antd';
import { enrolPasskey } from '@hotline/shared/contracts/log-in.staff';
import { call } from '../api/call';
import { Field } from '../parts/form/field';
import { fieldsOf } from '../parts/form/field-rule';
import { FaultAlert } from './fault-alert';
import { newPasskey } from './passkey';
import type { EnrolmentProps } from './totp-enrolment';
import { useSubmit } from './use-submit';

/** A key under a name by which its owner knows it again. */
export function PasskeyEnrolment({ onEnrolled, onCancel }: EnrolmentProps) {
  const [form] = Form.useForm<{ name: string }>();
  const { busy, fault, submit } = useSubmit<{ name: string }>(async ({ name }) => onEnrolled(await call(enrolPasskey, { body: { name, answer: await newPasskey() } })), form);
  return (
    <Form form={form} layout="vertical" requiredMark={false} className="enrolment" onFinish={(body: { name: string }) => void submit(body)}>
      <Field name="name" label="密钥名称" schema={fieldsOf(enrolPasskey).name} help="便于日后辨认，例如：工位U盾、本机指纹。">
        <Input autoComplete="off" maxLength={30} autoFocus />
      </Field>
      <p className="login-hint">点击“添加”后，按浏览器提示插入 USB 密钥并触碰，或用本机的指纹、面容、PIN 码确认。</p>
      <FaultAlert fault={fault} />
      <Space>
        <Button type="primary" htmlType="submit" loading={busy} data-testid="confirm-enrolment">添加</Button>
        <Button onClick={onCancel}>取消</Button>
      </Space>
    </Form>
  );
}
