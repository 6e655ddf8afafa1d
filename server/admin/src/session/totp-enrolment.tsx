import { Button, Form, Input, Space } from 'antd';
import { useCallback } from 'react';
import { beginTotp, enrolTotp, type Enrolled } from '@hotline/shared/contracts/log-in.staff';
import { call } from '../api/call';
import { useLoad } from '../api/use-load';
import { Field } from '../parts/form/field';
import { fieldsOf } from '../parts/form/field-rule';
import { LoadingState } from '../parts/states';
import { FaultAlert } from './fault-alert';
import { useSubmit } from './use-submit';

export interface EnrolmentProps {
  readonly onEnrolled: (enrolled: Enrolled) => void;
  readonly onCancel: () => void;
}

const groupsOf = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1 ');

/** A code to scan, and the first figures the app shows for it. */
export function TotpEnrolment({ onEnrolled, onCancel }: EnrolmentProps) {
  const { data, fault } = useLoad(useCallback(() => call(beginTotp, {}), []));
  const [form] = Form.useForm<{ oneTimeCode: string }>();
  const { busy, fault: refused, submit } = useSubmit<{ oneTimeCode: string }>(async (body) => onEnrolled(await call(enrolTotp, { body })), form, { 'login.wrongCode': 'oneTimeCode' });
  if (!data) return fault ? <><FaultAlert fault={fault} /><Button onClick={onCancel}>返回</Button></> : <LoadingState rows={4} />;
  return (
    <Form form={form} layout="vertical" requiredMark={false} className="enrolment" onFinish={(body: { oneTimeCode: string }) => void submit(body)}>
      <ol className="enrolment-steps">
        <li>在手机上打开支持动态口令的验证器应用，选择“扫描二维码”。</li>
        <li>
          扫描下图；不能扫描时，手工输入密钥。
          <img className="enrolment-code" src={`data:image/svg+xml;utf8,${encodeURIComponent(data.qrCode)}`} alt="绑定动态口令的二维码" />
          <code className="enrolment-secret" data-testid="totp-secret">{groupsOf(data.secret)}</code>
        </li>
        <li>输入应用显示的6位数字。</li>
      </ol>
      <Field name="oneTimeCode" label="动态口令" schema={fieldsOf(enrolTotp).oneTimeCode}>
        <Input autoComplete="one-time-code" inputMode="numeric" maxLength={7} autoFocus size="large" />
      </Field>
      <FaultAlert fault={refused} />
      <Space>
        <Button type="primary" htmlType="submit" loading={busy} data-testid="confirm-enrolment">启用动态口令</Button>
        <Button onClick={onCancel}>取消</Button>
      </Space>
    </Form>
  );
}
