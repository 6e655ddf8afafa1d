import { Alert, Button, Form } from 'antd';
import { useState, type ReactNode } from 'react';
import { ruleSet, type RuleSet } from '@hotline/shared/rules/rule-set';
import { describeIssue } from '@hotline/shared/text/fields';
import { AutomaticFields } from './automatic-fields';
import { HandleFields, OtherFields } from './figure-fields';
import { LimitTable } from './limit-table';
import { NeedFields, UrgencyWords } from './word-fields';

const Section = ({ title, note, children }: { readonly title: string; readonly note?: string; readonly children: ReactNode }) => (
  <section className="rule-section">
    <h2>{title}</h2>
    {note ? <p className="quiet">{note}</p> : null}
    {children}
  </section>
);

/** What is wrong with a set of rules, a sentence a fault; by the server's own schema. */
function faultsOf(values: unknown): { rules: RuleSet | null; faults: string[] } {
  const parsed = ruleSet.safeParse(values);
  if (parsed.success) return { rules: parsed.data, faults: [] };
  return { rules: null, faults: [...new Set(parsed.error.issues.map((issue) => describeIssue({ path: issue.path, code: issue.code, message: issue.message })))] };
}

interface RulesFormProps {
  readonly rules: RuleSet;
  readonly readOnly: boolean;
  readonly onReview: (rules: RuleSet) => void;
}

/** The whole rule set in the hotline's words. */
export function RulesForm({ rules, readOnly, onReview }: RulesFormProps) {
  const [form] = Form.useForm<RuleSet>();
  const [faults, setFaults] = useState<readonly string[]>([]);
  const review = (values: unknown): void => {
    const { rules: checked, faults: found } = faultsOf(values);
    setFaults(found);
    if (checked) onReview(checked);
  };
  return (
    <Form form={form} layout="vertical" initialValues={rules} disabled={readOnly} onFinish={() => review(form.getFieldsValue(true))} className="rules-form" data-testid="rules-form">
      <Section title="环节时限" note="分钟、小时按自然时间昼夜计算；工作日从次日起算，到期日24:00截止。"><LimitTable /></Section>
      <Section title="办理时限" note="普通工单按诉求类型计工作日。"><HandleFields /></Section>
      <Section title="延期、退单、预警与督办"><OtherFields /></Section>
      <Section title="办结佐证与自动办理"><AutomaticFields /></Section>
      <Section title="紧急词" note="诉求内容含有这些词时，提高紧急程度。"><UrgencyWords readOnly={readOnly} /></Section>
      <Section title="特殊需求" note="诉求内容含有这些词时，标记特殊需求并提高紧急程度。"><NeedFields /></Section>
      {faults.length > 0 ? <Alert type="error" showIcon title="请先修改以下内容" description={faults.join('；')} className="form-alert" data-testid="rule-faults" /> : null}
      {readOnly ? null : <div className="form-foot"><Button type="primary" htmlType="submit" data-testid="review-rules">核对改动</Button></div>}
    </Form>
  );
}
