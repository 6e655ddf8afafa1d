import { Alert, Button, Form, Input, Space } from 'antd';
import { useState } from 'react';
import { revealContact } from '@hotline/shared/contracts/tickets.staff';
import { faultOf, type Fault } from '../../api/fault';
import { Field } from '../../parts/form/field';
import { fieldsOf } from '../../parts/form/field-rule';

interface ReasonFormProps {
  readonly label: string;
  readonly help: string;
  readonly placeholder: string;
  readonly action: string;
  readonly testId: string;
  /** Does what was asked for; throws a Fault. */
  readonly onReason: (reason: string) => Promise<void>;
  readonly onCancel: () => void;
}

const { reason: schema } = fieldsOf(revealContact);

/** What touches a person's data is done for a stated reason, which is kept. */
export function ReasonForm({ label, help, placeholder, action, testId, onReason, onCancel }: ReasonFormProps) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const submit = async ({ reason }: { reason: string }): Promise<void> => {
    setBusy(true);
    try {
      await onReason(reason);
    } catch (thrown) {
      setFault(faultOf(thrown));
      setBusy(false);
    }
  };
  return (
    <Form<{ reason: string }> layout="vertical" className="reveal-form" onFinish={(body) => void submit(body)}>
      <Field name="reason" label={label} schema={schema} help={help}>
        <Input autoFocus placeholder={placeholder} />
      </Field>
      {fault ? <Alert type="error" title={fault.message} className="form-alert" /> : null}
      <Space>
        <Button type="primary" htmlType="submit" loading={busy} data-testid={testId}>{action}</Button>
        <Button onClick={onCancel}>取消</Button>
      </Space>
    </Form>
  );
}
