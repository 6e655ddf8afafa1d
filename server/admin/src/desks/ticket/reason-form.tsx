import { Alert, Button, Form, Input, Space } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '@hotline/shared/contracts/contract';
import { revealContact } from '@hotline/shared/contracts/tickets.staff';
import { call } from '../../api/call';
import { faultOf, type Fault } from '../../api/fault';
import { Field } from '../../parts/form/field';
import { fieldsOf } from '../../parts/form/field-rule';

interface RevealFormProps {
  readonly ticketId: string;
  readonly onRevealed: (contact: OutputOf<typeof revealContact>) => void;
  readonly onCancel: () => void;
}

const fields = fieldsOf(revealContact);

/** Nobody sees a telephone number without saying why; the answer is kept in the audit record. */
export function RevealForm({ ticketId, onRevealed, onCancel }: RevealFormProps) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const reveal = async (body: { reason: string }): Promise<void> => {
    setBusy(true);
    try {
      onRevealed(await call(revealContact, { params: { id: ticketId }, body }));
    } catch (thrown) {
      setFault(faultOf(thrown));
      setBusy(false);
    }
  };
  return (
    <Form<{ reason: string }> layout="vertical" className="reveal-form" onFinish={(body) => void reveal(body)}>
      <Field name="reason" label="查看理由" schema={fields.reason} help="查看行为将记入审计记录。">
        <Input autoFocus placeholder="例如：需电话核实漏水位置" />
      </Field>
      {fault ? <Alert type="error" title={fault.message} className="form-alert" /> : null}
      <Space>
        <Button type="primary" htmlType="submit" loading={busy} data-testid="confirm-reveal">查看</Button>
        <Button onClick={onCancel}>取消</Button>
      </Space>
    </Form>
  );
}
