import { Alert, Button, Form, Input, Space } from 'antd';
import { useState } from 'react';
import { answerFeedback, closeFeedback, revealFeedbackPhone, type FeedbackItem } from '@hotline/shared/contracts/feedback.staff';
import { channels } from '@hotline/shared/vocabulary/channel';
import { feedbackKinds, feedbackStates } from '@hotline/shared/vocabulary/feedback';
import { call } from '../api/call';
import { ReasonForm } from '../desks/ticket/reason-form';
import { Fact, Section } from '../desks/ticket/section';
import { Field } from '../parts/form/field';
import { fieldsOf } from '../parts/form/field-rule';
import { formatInstant } from '../parts/time';
import { useNow } from '../parts/use-now';
import { Watermark } from '../parts/watermark';
import { useDoing } from '../system/use-doing';

const { answer: schema } = fieldsOf(answerFeedback);

interface Props {
  readonly item: FeedbackItem;
  readonly onChanged: () => void;
}

/** An answer in the citizen's sight, or none. */
function SettleForm({ item: { id }, onChanged }: Props) {
  const { busy, fault, run } = useDoing();
  const params = { id };
  const settle = (work: () => Promise<unknown>) => run(async () => void (await work())).then((done) => done && onChanged());
  return (
    <Form<{ answer: string }> layout="vertical" className="system-form" onFinish={(body) => void settle(() => call(answerFeedback, { params, body }))} aria-label="答复意见">
      <Field name="answer" label="答复" schema={schema} help="显示在市民的“意见反馈”页面，提交后不能修改。"><Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} /></Field>
      {fault ? <Alert type="error" showIcon title={fault.message} className="form-alert" data-testid="action-fault" /> : null}
      <Space wrap>
        <Button type="primary" htmlType="submit" loading={busy} data-testid="confirm-answer">答复</Button>
        <Button loading={busy} onClick={() => void settle(() => call(closeFeedback, { params }))} data-testid="close-feedback">无需答复</Button>
      </Space>
    </Form>
  );
}

/** The number of somebody who agreed to be rung; a photograph of the screen says who took it. */
function CallBack({ id }: Pick<FeedbackItem, 'id'>) {
  const [asking, setAsking] = useState(false);
  const [phone, setPhone] = useState<string | null>(null);
  const reveal = async (reason: string): Promise<void> => {
    setPhone((await call(revealFeedbackPhone, { params: { id }, body: { reason } })).phone);
    setAsking(false);
  };
  if (phone !== null) return <Watermark><span data-testid="revealed">{phone}</span></Watermark>;
  if (!asking) return <>愿意 <Button size="small" onClick={() => setAsking(true)} data-testid="action-reveal">查看电话</Button></>;
  return <ReasonForm label="查看理由" help="查看行为将记入审计记录。" placeholder="例如：电话了解无法提交的经过" action="查看" testId="confirm-reveal" onReason={reveal} onCancel={() => setAsking(false)} />;
}

/** One opinion, and what can be done with it. */
export function FeedbackPane({ item, onChanged }: Props) {
  const now = useNow();
  const { id, kind, channel, opinion, at, state, answer, settledBy, settledAt, abilities } = item;
  return (
    <Section title={feedbackKinds.labels[kind]}>
      <dl className="facts" data-testid="feedback">
        <Fact name="意见"><span className="prose">{opinion}</span></Fact>
        <Fact name="来自">{channels.labels[channel]} {formatInstant(at, now)}</Fact>
        {abilities.call ? <Fact name="电话回访"><CallBack id={id} /></Fact> : null}
        <Fact name="状态">{feedbackStates.labels[state]}</Fact>
        {answer ? <Fact name="答复"><span className="prose">{answer}</span></Fact> : null}
        {settledBy && settledAt !== null ? <Fact name="处理">{settledBy} {formatInstant(settledAt, now)}</Fact> : null}
      </dl>
      {abilities.settle ? <SettleForm item={item} onChanged={onChanged} /> : null}
    </Section>
  );
}
