import { Alert, Button, Form, Input, InputNumber, Space } from 'antd';
import { enterPhone, enterRequester, type BlocklistTerms } from '@hotline/shared/contracts/blocklist.staff';
import { blocklistLimits } from '@hotline/shared/rules/blocklist-limits';
import { blocklistEffects, blocklistReasons } from '@hotline/shared/vocabulary/blocklist';
import { call } from '../../api/call';
import { faultOf } from '../../api/fault';
import { Choice } from '../../parts/form/choice';
import { Field } from '../../parts/form/field';
import { showFieldErrors } from '../../parts/form/field-errors';
import { fieldsOf } from '../../parts/form/field-rule';
import { DayField } from '../city-data/day-field';
import { useDoing } from '../use-doing';

/** Whom an entry is to name: the requester of a ticket, or (null) a number still to be typed. */
export type Named = { readonly ticketId: string; readonly ticketNo: string } | null;

type Values = BlocklistTerms & { readonly contactPhone: string };

const terms = fieldsOf(enterRequester);
const { contactPhone } = fieldsOf(enterPhone);

const helps = {
  remind: '话务员接听和办理时看到提示，对诉求人没有影响。',
  review: '线上提交照常收下，由人工核查后再受理，不自动派单、不自动答复。',
  limit: '每天线上提交超过次数时提示改拨12345；电话和紧急诉求不受限制。',
} as const;

function send(named: Named, { contactPhone: phone, ...values }: Values) {
  const body = { ...values, perDay: values.effect === 'limit' ? values.perDay : null };
  return named ? call(enterRequester, { params: { id: named.ticketId }, body }) : call(enterPhone, { body: { contactPhone: phone, terms: body } });
}

function EffectFields() {
  const effect = Form.useWatch<BlocklistTerms['effect'] | undefined>('effect');
  return (
    <>
      <Field name="effect" label="措施" schema={terms.effect} help={effect ? helps[effect] : undefined}><Choice list={blocklistEffects} /></Field>
      {effect === 'limit' ? <Field name="perDay" label="每日线上提交次数" schema={terms.perDay} help={`1 至 ${blocklistLimits.perDay} 次。`}><InputNumber min={1} max={blocklistLimits.perDay} precision={0} className="wide-input" /></Field> : null}
    </>
  );
}

/** Proposes an entry; it holds once another person has confirmed it. */
export function EntryForm({ named, onDone, onCancel }: { readonly named: Named; readonly onDone: () => void; readonly onCancel: () => void }) {
  const [form] = Form.useForm<Values>();
  const { busy, fault, run } = useDoing();
  const enter = (values: Values) =>
    run(async () => {
      try {
        await send(named, values);
        onDone();
      } catch (thrown) {
        showFieldErrors(form, faultOf(thrown));
        throw thrown;
      }
    });
  return (
    <Form<Values> form={form} layout="vertical" className="system-form" initialValues={{ effect: 'remind' }} onFinish={(values) => void enter(values)} aria-label="提请列入名单">
      <p className="quiet">由另一位值班长或督办员确认后生效，到期自动解除，最长 {blocklistLimits.days} 天。诉求人可以申诉。</p>
      <div className="system-grid">
        {named ? <p>列入对象：工单 {named.ticketNo} 的诉求人</p> : <Field name="contactPhone" label="联系电话" schema={contactPhone}><Input autoFocus maxLength={13} autoComplete="off" /></Field>}
        <Field name="until" label="截止日期" schema={terms.until} help="当天 24 时解除。"><DayField /></Field>
        <Field name="reason" label="原因" schema={terms.reason}><Choice list={blocklistReasons} /></Field>
        <EffectFields />
      </div>
      <Field name="facts" label="事实说明" schema={terms.facts} help="写明时间、次数和证据，申诉时据此核对。"><Input.TextArea autoSize={{ minRows: 3 }} /></Field>
      {fault ? <Alert type="error" showIcon title={fault.message} className="form-alert" data-testid="action-fault" /> : null}
      <Space>
        <Button type="primary" htmlType="submit" loading={busy} data-testid="confirm-enter">提请</Button>
        <Button onClick={onCancel}>取消</Button>
      </Space>
    </Form>
  );
}
