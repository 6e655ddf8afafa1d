import { Alert, Button, Form, Input, Select, Space } from 'antd';
import { useCallback, useState } from 'react';
import { closeGap, takeGap, type Gap } from '@hotline/shared/contracts/inquiries.staff';
import { staffSearchPolicies } from '@hotline/shared/contracts/knowledge';
import { call } from '../api/call';
import { useLoad } from '../api/use-load';
import { Field } from '../parts/form/field';
import { fieldsOf } from '../parts/form/field-rule';
import { useDoing } from '../system/use-doing';

const { reason: schema } = fieldsOf(closeGap);

interface Props {
  readonly gap: Gap;
  readonly onChanged: () => void;
}

interface Closing {
  readonly reason: string;
  readonly itemId?: string;
}

/** What answers it now: found by its own words first. */
function AnswerField({ subject }: { readonly subject: string }) {
  const [typed, setTyped] = useState(subject);
  const { data } = useLoad(useCallback(async () => (typed ? (await call(staffSearchPolicies, { query: { q: typed.slice(0, 200) } })).items : []), [typed]));
  const options = (data ?? []).filter(({ expired }) => !expired).map(({ id, title }) => ({ value: id, label: title }));
  return (
    <Form.Item name="itemId" label="对应的知识（选填）">
      <Select allowClear showSearch={{ filterOption: false, onSearch: (text) => setTyped(text || subject) }} options={options} placeholder="输入关键词查找" aria-label="对应的知识" data-testid="field-itemId" />
    </Form.Item>
  );
}

function CloseForm({ gap, answered, onChanged, onCancel }: Props & { readonly answered: boolean; readonly onCancel: () => void }) {
  const { busy, fault, run } = useDoing();
  const submit = ({ reason, itemId }: Closing) => run(async () => void (await call(closeGap, { params: { id: gap.id }, body: { version: gap.version, answered, itemId: itemId ?? null, reason } }))).then((done) => done && onChanged());
  const name = answered ? '标记为已补充' : '不予补充';
  return (
    <Form<Closing> layout="vertical" className="system-form" onFinish={(values) => void submit(values)} aria-label={name}>
      {answered ? <AnswerField subject={gap.subject} /> : null}
      <Field name="reason" label={answered ? '说明' : '理由'} schema={schema}><Input.TextArea autoFocus autoSize={{ minRows: 2 }} /></Field>
      {fault ? <Alert type="error" showIcon title={fault.message} className="form-alert" data-testid="action-fault" /> : null}
      <Space>
        <Button type="primary" htmlType="submit" loading={busy} data-testid="confirm-close">{name}</Button>
        <Button onClick={onCancel}>取消</Button>
      </Space>
    </Form>
  );
}

/** What an editor does with a gap that is still one. */
export function GapActions({ gap, onChanged }: Props) {
  const { busy, fault, run } = useDoing();
  const [closing, setClosing] = useState<'answered' | 'dismissed' | null>(null);
  if (gap.closedAt !== null) return null;
  if (closing) return <CloseForm gap={gap} answered={closing === 'answered'} onChanged={onChanged} onCancel={() => setClosing(null)} />;
  const take = () => run(async () => void (await call(takeGap, { params: { id: gap.id }, body: { version: gap.version } }))).then((done) => done && onChanged());
  return (
    <>
      {fault ? <Alert type="error" showIcon title={fault.message} className="form-alert" data-testid="action-fault" /> : null}
      <Space wrap>
        {gap.own ? null : <Button size="small" loading={busy} onClick={() => void take()} data-testid={`take-${gap.id}`}>{gap.takenBy ? '接手' : '领取'}</Button>}
        <Button size="small" onClick={() => setClosing('answered')} data-testid={`answered-${gap.id}`}>已补充</Button>
        <Button size="small" onClick={() => setClosing('dismissed')} data-testid={`dismiss-${gap.id}`}>不予补充</Button>
      </Space>
    </>
  );
}
