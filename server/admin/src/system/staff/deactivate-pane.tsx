import { Alert, Button, Form, Input, Space } from 'antd';
import { useState } from 'react';
import { deactivateAccounts } from '@hotline/shared/contracts/accounts.staff';
import type { OutputOf } from '@hotline/shared/contracts/contract';
import { call } from '../../api/call';
import { Field } from '../../parts/form/field';
import { fieldsOf } from '../../parts/form/field-rule';
import { useDoing } from '../use-doing';

interface Values {
  readonly staffNos: string;
  readonly reason: string;
}

interface Outcome extends OutputOf<typeof deactivateAccounts> {
  readonly dryRun: boolean;
}

const fields = fieldsOf(deactivateAccounts);
const numbersIn = (typed = ''): string[] => typed.split(/[\s,，、;；]+/).filter(Boolean);

function Results({ outcome: { items, dryRun } }: { readonly outcome: Outcome }) {
  const good = items.filter(({ fault }) => fault === null).length;
  return (
    <>
      <Alert type={dryRun ? 'info' : 'success'} showIcon className="form-alert" title={dryRun ? `将停用 ${good} 个账号，${items.length - good} 个不能停用。` : `已停用 ${good} 个账号，${items.length - good} 个没有停用。`} data-testid="deactivated" />
      <table className="system-table" aria-label="逐个结果">
        <thead><tr><th>工号</th><th>姓名</th><th>结果</th></tr></thead>
        <tbody>{items.map(({ staffNo, name, fault }) => <tr key={staffNo}><td>{staffNo}</td><td>{name ?? '—'}</td><td>{fault ?? (dryRun ? '将停用' : '已停用')}</td></tr>)}</tbody>
      </table>
    </>
  );
}

/** Many accounts at once by their numbers: first what would happen, then each on its own. */
export function DeactivatePane({ onDone, onClose }: { readonly onDone: () => void; readonly onClose: () => void }) {
  const [form] = Form.useForm<Values>();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const { busy, fault, run } = useDoing();
  const send = (dryRun: boolean) => async ({ staffNos, reason }: Values): Promise<void> => {
    await run(async () => {
      setOutcome({ ...(await call(deactivateAccounts, { body: { staffNos: numbersIn(staffNos), reason, dryRun } })), dryRun });
      if (!dryRun) onDone();
    });
  };
  const looked = outcome?.dryRun && outcome.items.some((item) => item.fault === null);
  return (
    <Form<Values> form={form} layout="vertical" className="system-form" onFinish={(values) => void send(true)(values)} onValuesChange={() => setOutcome(null)} aria-label="批量停用">
      <Form.Item name="staffNos" label="工号" required rules={[{ validator: (_, typed: string) => (numbersIn(typed).length > 0 ? Promise.resolve() : Promise.reject(new Error('工号不能为空'))) }]} extra="一行一个，或用逗号、空格分开，一次最多500个。">
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 10 }} autoFocus data-testid="field-staffNos" />
      </Form.Item>
      <Field name="reason" label="原因" schema={fields.reason} help="记入审计。"><Input /></Field>
      {fault ? <Alert type="error" showIcon title={fault.message} className="form-alert" data-testid="action-fault" /> : null}
      {outcome ? <Results outcome={outcome} /> : null}
      <Space wrap>
        <Button htmlType="submit" type={looked ? 'default' : 'primary'} loading={busy && !looked} data-testid="look-deactivate">先检查</Button>
        <Button type="primary" danger disabled={!looked} loading={busy} onClick={() => void send(false)(form.getFieldsValue())} data-testid="confirm-deactivate">停用</Button>
        <Button onClick={onClose}>关闭</Button>
      </Space>
    </Form>
  );
}
