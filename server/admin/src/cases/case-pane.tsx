import { Alert, Button, Form, Input, Space } from 'antd';
import { useState } from 'react';
import { publishCase, withholdCase, type CaseItem } from '@hotline/shared/contracts/cases.staff';
import { publicationChecks } from '@hotline/shared/vocabulary/publication-check';
import { call } from '../api/call';
import { ReasonForm } from '../desks/ticket/reason-form';
import { Fact } from '../desks/ticket/section';
import { Field } from '../parts/form/field';
import { fieldsOf } from '../parts/form/field-rule';
import { useDoing } from '../system/use-doing';

const fields = fieldsOf(publishCase);

interface Props {
  readonly item: CaseItem;
  readonly onDecided: () => void;
}

interface Texts {
  readonly content: string;
  readonly reply: string;
}

function Facts({ item: { categoryName, areaName, departmentName, publicationCheck, supporters } }: Pick<Props, 'item'>) {
  return (
    <dl className="facts">
      <Fact name="分类">{categoryName ?? '未定'}</Fact>
      <Fact name="区域">{areaName ?? '未定'}</Fact>
      <Fact name="答复单位">{departmentName}</Fact>
      <Fact name="内容检测"><span data-testid="publication-check">{publicationChecks.labels[publicationCheck]}</span></Fact>
      {supporters > 0 ? <Fact name="我也是">{supporters} 人</Fact> : null}
    </dl>
  );
}

/** One case: what everybody will read of it, to be mended before it is published. */
export function CasePane({ item, onDecided }: Props) {
  const { id, ticketNo, state, at: seenAt, content, reply } = item;
  const { busy, fault, run } = useDoing();
  const [refusing, setRefusing] = useState(false);
  const publish = (texts: Texts) => run(async () => void (await call(publishCase, { params: { id }, body: { seenAt, ...texts } }))).then((done) => done && onDecided());
  const withhold = async (reason: string): Promise<void> => {
    await call(withholdCase, { params: { id }, body: { seenAt, reason } });
    onDecided();
  };
  const published = state === 'published';
  return (
    <section className="section" data-testid="case" aria-label={`案例 ${ticketNo}`}>
      <h2>{ticketNo}</h2>
      <Facts item={item} />
      <Form<Texts> layout="vertical" initialValues={{ content, reply }} onFinish={(texts) => void publish(texts)}>
        <Field name="content" label="公开的诉求内容" schema={fields.content} help="联系方式、证件号已隐去。请再读一遍，把其他能认出个人的内容改为泛指。"><Input.TextArea autoSize={{ minRows: 5, maxRows: 14 }} /></Field>
        <Field name="reply" label="公开的答复" schema={fields.reply}><Input.TextArea autoSize={{ minRows: 5, maxRows: 14 }} /></Field>
        {fault ? <Alert type="error" showIcon title={fault.message} className="form-alert" data-testid="action-fault" /> : null}
        <Space>
          <Button type="primary" htmlType="submit" loading={busy} data-testid="publish-case">{published ? '更正公开内容' : '公开'}</Button>
          {state === 'withheld' || refusing ? null : <Button onClick={() => setRefusing(true)} data-testid="withhold-case">{published ? '撤下' : '不公开'}</Button>}
        </Space>
      </Form>
      {refusing ? <ReasonForm label="理由" help="决定将记入审计记录。" placeholder="例如：从内容可以认出当事人" action={published ? '撤下' : '不公开'} testId="confirm-withhold" onReason={withhold} onCancel={() => setRefusing(false)} /> : null}
    </section>
  );
}
