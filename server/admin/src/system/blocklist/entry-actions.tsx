import { Alert, Button, Form, Input, Space } from 'antd';
import { useState } from 'react';
import { decideAppeal, decideEntry, liftEntry, type BlocklistEntry } from '@hotline/shared/contracts/blocklist.staff';
import { call } from '../../api/call';
import { Field } from '../../parts/form/field';
import { fieldsOf } from '../../parts/form/field-rule';
import { useDoing } from '../use-doing';

const { reason: schema } = fieldsOf(liftEntry);

/** What takes a stated reason. */
const reasoned = {
  lift: { name: '解除', label: '解除理由', help: '诉求人有待处理的申诉时，视为同意申诉。' },
  grant: { name: '同意申诉', label: '答复诉求人', help: '同意后名单立即解除，答复会显示给诉求人。' },
  keep: { name: '维持名单', label: '答复诉求人', help: '答复会显示给诉求人。' },
} as const;
type Reasoned = keyof typeof reasoned;

const does = (entry: BlocklistEntry, step: Reasoned, reason: string): Promise<BlocklistEntry> => {
  const params = { id: entry.id };
  if (step === 'lift') return call(liftEntry, { params, body: { reason } });
  return call(decideAppeal, { params, body: { granted: step === 'grant', explanation: reason } });
};

interface Props {
  readonly entry: BlocklistEntry;
  readonly onDone: () => void;
}

function StepForm({ entry, step, onDone, onCancel }: Props & { readonly step: Reasoned; readonly onCancel: () => void }) {
  const { busy, fault, run } = useDoing();
  const { name, label, help } = reasoned[step];
  const submit = ({ reason }: { reason: string }) => run(async () => void (await does(entry, step, reason))).then((done) => done && onDone());
  return (
    <Form<{ reason: string }> layout="vertical" className="system-form" onFinish={(values) => void submit(values)} aria-label={name}>
      <Field name="reason" label={label} schema={schema} help={help}><Input.TextArea autoFocus autoSize={{ minRows: 2 }} /></Field>
      {fault ? <Alert type="error" showIcon title={fault.message} className="form-alert" data-testid="action-fault" /> : null}
      <Space>
        <Button type="primary" htmlType="submit" loading={busy} data-testid={`confirm-${step}`}>{name}</Button>
        <Button onClick={onCancel}>取消</Button>
      </Space>
    </Form>
  );
}

/** An appeal that waits is answered; answering it lifts the entry or keeps it. */
const stepsOf = (lift: boolean, judges: boolean): readonly Reasoned[] => {
  if (judges) return ['grant', 'keep'];
  return lift ? ['lift'] : [];
};

const nameOf = (step: Reasoned, { state }: BlocklistEntry): string => (step === 'lift' && state === 'proposed' ? '撤回提请' : reasoned[step].name);

/** What this person may do with an entry as it stands. */
export function EntryActions({ entry, onDone }: Props) {
  const [step, setStep] = useState<Reasoned | null>(null);
  const { busy, fault, run } = useDoing();
  const { confirm, lift, decideAppeal: judges } = entry.abilities;
  const steps = stepsOf(lift, judges);
  const decide = (confirmed: boolean) => run(async () => void (await call(decideEntry, { params: { id: entry.id }, body: { confirmed } }))).then((done) => done && onDone());
  if (step) return <StepForm entry={entry} step={step} onDone={onDone} onCancel={() => setStep(null)} />;
  return (
    <>
      {fault ? <Alert type="error" showIcon title={fault.message} className="form-alert" data-testid="action-fault" /> : null}
      <Space wrap>
        {confirm ? (
          <>
            <Button type="primary" loading={busy} onClick={() => void decide(true)} data-testid="entry-confirm">确认生效</Button>
            <Button loading={busy} onClick={() => void decide(false)} data-testid="entry-refuse">不同意</Button>
          </>
        ) : null}
        {steps.map((each) => <Button key={each} onClick={() => setStep(each)} data-testid={`entry-${each}`}>{nameOf(each, entry)}</Button>)}
      </Space>
    </>
  );
}
