import { Alert, Button, Form, Input, Space } from 'antd';
import { useState } from 'react';
import { grantSeats, revokeSeats, type SeatBatchView } from '@hotline/shared/contracts/seats.staff';
import { call } from '../../api/call';
import { Field } from '../../parts/form/field';
import { fieldsOf } from '../../parts/form/field-rule';
import { useDoing } from '../use-doing';

const fields = fieldsOf(revokeSeats);

interface ActionsProps {
  readonly batch: SeatBatchView;
  readonly onDone: () => void;
}

function RevokeForm({ batch: { id, name, seats }, onDone, onCancel }: ActionsProps & { readonly onCancel: () => void }) {
  const { busy, fault, run } = useDoing();
  return (
    <Form<{ reason: string }> layout="vertical" onFinish={(body) => void run(async () => { await call(revokeSeats, { params: { id }, body }); onDone(); })} aria-label={`撤销${name}`}>
      <p>{seats} 个坐席立即退出登录，激活码作废，不能恢复。</p>
      <Field name="reason" label="原因" schema={fields.reason}><Input autoFocus /></Field>
      {fault ? <Alert type="error" showIcon title={fault.message} className="form-alert" data-testid="action-fault" /> : null}
      <Space>
        <Button type="primary" danger htmlType="submit" loading={busy} data-testid="confirm-revoke">撤销全部</Button>
        <Button onClick={onCancel}>取消</Button>
      </Space>
    </Form>
  );
}

/** What the security administrator does with a batch: grants it, and ends it. */
export function SeatBatchActions({ batch, onDone }: ActionsProps) {
  const [revoking, setRevoking] = useState(false);
  const { busy, fault, run } = useDoing();
  const { id, state } = batch;
  if (state === 'revoked' || state === 'ended') return null;
  if (revoking) return <RevokeForm batch={batch} onDone={() => { setRevoking(false); onDone(); }} onCancel={() => setRevoking(false)} />;
  return (
    <Space wrap>
      {state === 'ungranted' ? <Button type="primary" size="small" loading={busy} onClick={() => void run(async () => { await call(grantSeats, { params: { id } }); onDone(); })} data-testid="grant-seats">批准启用</Button> : null}
      <Button size="small" danger onClick={() => setRevoking(true)} data-testid="revoke-seats">撤销</Button>
      {fault ? <span role="alert">{fault.message}</span> : null}
    </Space>
  );
}
