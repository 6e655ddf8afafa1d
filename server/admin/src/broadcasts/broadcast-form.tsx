import { Alert, Button, Form, Input, Select, Space, Switch } from 'antd';
import { useState } from 'react';
import { sendBroadcast, type BroadcastItem } from '@hotline/shared/contracts/broadcasts.staff';
import type { InputOf } from '@hotline/shared/contracts/contract';
import { call } from '../api/call';
import { faultOf, type Fault } from '../api/fault';
import { Field } from '../parts/form/field';
import { showFieldErrors } from '../parts/form/field-errors';
import { fieldsOf } from '../parts/form/field-rule';
import { KnowledgeLinks } from './knowledge-links';
import { RecipientsField } from './recipients-field';

type Body = InputOf<typeof sendBroadcast>['body'];
type Values = Omit<Body, 'idempotencyKey' | 'supersedes'>;

const fields = fieldsOf(sendBroadcast);
const validities = [{ value: 8, label: '8 小时' }, { value: 24, label: '24 小时' }, { value: 72, label: '3 天' }, { value: 168, label: '7 天' }, { value: 720, label: '30 天' }];

const begun: Values = { title: '', body: '', mustRead: true, recipients: { kind: 'everyone' }, validHours: 24, knowledge: [] };
const insteadOf = ({ title, body, mustRead, knowledge }: BroadcastItem): Values => ({ ...begun, title, body, mustRead, knowledge: knowledge.map(({ id }) => id) });

function useSending(supersedes: string | null, onSent: (sent: BroadcastItem) => void) {
  const [form] = Form.useForm<Values>();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const send = async (values: Values): Promise<void> => {
    setBusy(true);
    setFault(null);
    try {
      onSent(await call(sendBroadcast, { body: { ...values, idempotencyKey, supersedes } }));
    } catch (thrown) {
      const refused = faultOf(thrown);
      setFault(refused);
      showFieldErrors(form, refused);
      setBusy(false);
    }
  };
  return { form, busy, fault, send };
}

interface FormProps {
  /** Whose place it takes; its words are where one begins. */
  readonly old: BroadcastItem | null;
  readonly onSent: (sent: BroadcastItem) => void;
  readonly onCancel: () => void;
}

/** A new broadcast; what was typed stays when it is refused. */
export function BroadcastForm({ old, onSent, onCancel }: FormProps) {
  const { form, busy, fault, send } = useSending(old?.id ?? null, onSent);
  return (
    <Form<Values> form={form} layout="vertical" className="system-form" initialValues={old ? insteadOf(old) : begun} onFinish={(values) => void send(values)}>
      {old ? <Alert type="info" showIcon className="form-alert" title={`发布后“${old.title}”立即作废，从所有屏幕上消失。接收人请重新选择。`} /> : null}
      <Field name="title" label="标题" schema={fields.title}><Input autoFocus maxLength={60} /></Field>
      <Field name="body" label="正文" schema={fields.body} help="只写要照着做的：变了什么，从什么时候起，怎么答复。"><Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} /></Field>
      <Form.Item name="recipients" label="接收人" required><RecipientsField /></Form.Item>
      <Space size={24} wrap>
        <Form.Item name="mustRead" label="必读" valuePropName="checked" extra="显示在屏幕上，直到本人确认已阅读。"><Switch data-testid="field-mustRead" /></Form.Item>
        <Form.Item name="validHours" label="有效时间" extra="期间新上岗的人员也会收到。"><Select className="validity" options={validities} data-testid="field-validHours" /></Form.Item>
      </Space>
      <Form.Item name="knowledge" label="相关知识"><KnowledgeLinks known={old?.knowledge ?? []} /></Form.Item>
      {fault ? <Alert type="error" showIcon title={fault.message} className="form-alert" data-testid="action-fault" /> : null}
      <Space>
        <Button type="primary" htmlType="submit" loading={busy} data-testid="confirm-broadcast">立即发布</Button>
        <Button onClick={onCancel}>取消</Button>
      </Space>
    </Form>
  );
}
