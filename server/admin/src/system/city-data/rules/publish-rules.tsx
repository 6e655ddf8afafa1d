import { Button, Form, Input, Modal } from 'antd';
import { publishRules, type RuleVersion } from '@hotline/shared/contracts/rules.staff';
import type { RuleSet } from '@hotline/shared/rules/rule-set';
import { call } from '../../../api/call';
import { Field } from '../../../parts/form/field';
import { fieldsOf } from '../../../parts/form/field-rule';
import { DayField, todayHere } from '../day-field';
import { useWrite } from '../use-write';
import { WriteFault } from '../write-fault';
import { RuleChanges } from './rule-changes';

const fields = fieldsOf(publishRules);

interface PublishRulesProps {
  readonly rules: RuleSet;
  readonly inForce: RuleVersion;
  readonly newest: number;
  readonly waiting: RuleVersion | undefined;
  readonly onClose: () => void;
  readonly onPublished: (items: RuleVersion[]) => void;
}

/** The difference to the version in force, then day and reason, then publishing. */
export function PublishRules({ rules, inForce, newest, waiting, onClose, onPublished }: PublishRulesProps) {
  const { busy, fault, run } = useWrite();
  const publish = async ({ day, note }: { day: string; note: string }): Promise<void> => {
    await run(async () => onPublished((await call(publishRules, { body: { base: newest, day, note, rules } })).items), `第${newest + 1}版规则已发布`);
  };
  return (
    <Modal open title={`发布第${newest + 1}版规则`} width={720} footer={null} onCancel={onClose} destroyOnHidden>
      <p className="quiet">与现行第{inForce.version}版相比：</p>
      <RuleChanges before={inForce.rules} after={rules} />
      {waiting ? <p className="form-alert">待生效的第{waiting.version}版将由这一版取代。</p> : null}
      <Form layout="vertical" initialValues={{ day: todayHere() }} onFinish={(values: { day: string; note: string }) => void publish(values)}>
        <Field name="day" label="生效日期" schema={fields.day} help="选今天即刻生效；选以后的日期，从当天零点起生效。此前登记的工单仍按原规则办理。"><DayField min={todayHere()} /></Field>
        <Field name="note" label="修改原因" schema={fields.note}><Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 5 }} /></Field>
        <WriteFault fault={fault} />
        <Button type="primary" htmlType="submit" loading={busy} data-testid="publish-rules">发布</Button>
      </Form>
    </Modal>
  );
}
