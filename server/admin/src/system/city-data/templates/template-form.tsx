import { Button, Form, Input, Select, Space, type FormInstance } from 'antd';
import { addReplyTemplate, changeReplyTemplate, type ReplyTemplate } from '@hotline/shared/contracts/reply-templates.staff';
import { freeWords, renderReply, replyVariables, type ReplyVariable } from '@hotline/shared/rules/reply-template';
import { requestTypes } from '@hotline/shared/vocabulary/request-type';
import { ticketStates } from '@hotline/shared/vocabulary/ticket-state';
import { call } from '../../../api/call';
import { Field } from '../../../parts/form/field';
import { fieldsOf } from '../../../parts/form/field-rule';
import { optionsOf } from '../../../parts/options';
import { CategoriesField } from '../categories-field';
import { useWrite } from '../use-write';
import { WriteFault } from '../write-fault';

export type TemplateValues = Pick<ReplyTemplate, 'title' | 'body' | 'requestTypes' | 'states' | 'categories'>;

const fields = fieldsOf(addReplyTemplate);

/** A made-up ticket for the preview. */
const sample: Readonly<Record<ReplyVariable, string>> = {
  ticketNo: '202603020001284', title: '家中暖气不热', department: '热力公司', dueDate: '3月16日', requestType: '投诉', category: '城市供热', area: '小店区', acceptedOn: '3月2日', today: '3月5日', hotline: '12345热线',
};

/** Variables to put where the cursor ends: at the end of the text. */
function Variables({ form }: { readonly form: FormInstance<TemplateValues> }) {
  const insert = (word: string): void => form.setFieldValue('body', `${(form.getFieldValue('body') as string | undefined) ?? ''}{${word}}`);
  return (
    <div className="variables" role="group" aria-label="插入变量">
      {replyVariables.codes.map((code) => <Button key={code} size="small" onClick={() => insert(replyVariables.labels[code])}>{`{${replyVariables.labels[code]}}`}</Button>)}
    </div>
  );
}

function Preview({ form }: { readonly form: FormInstance<TemplateValues> }) {
  const body = Form.useWatch('body', form) ?? '';
  const free = freeWords(body);
  return (
    <section className="template-preview" aria-label="预览">
      <h3>预览（以一件示例工单填入）</h3>
      <p className="prose" data-testid="template-preview">{renderReply(body, sample).text}</p>
      {free.length > 0 ? <p className="quiet" data-testid="free-words">使用时须由经办人填写：{free.map((word) => `{${word}}`).join('、')}。没有填完的答复不能发出。</p> : null}
    </section>
  );
}

interface TemplateFormProps {
  readonly template: ReplyTemplate | null;
  readonly readOnly: boolean;
  readonly onDone: () => void;
}

/** One template: text, where it is offered, and what it looks like. */
export function TemplateForm({ template, readOnly, onDone }: TemplateFormProps) {
  const [form] = Form.useForm<TemplateValues>();
  const { busy, fault, run } = useWrite();
  const retired = template !== null && template.retiredAt !== null;
  const write = async ({ title, body, requestTypes: types, states, categories }: TemplateValues, retire: boolean): Promise<void> => {
    const values = { title, body, requestTypes: types, states, categories };
    const work = () => (template ? call(changeReplyTemplate, { params: { id: template.id }, body: { version: template.version, retired: retire, ...values } }) : call(addReplyTemplate, { body: values }));
    if (await run(work, retire === retired ? '模板已保存' : retire ? '模板已停用' : '模板已恢复')) onDone();
  };
  return (
    <Form form={form} layout="vertical" initialValues={template ?? { title: '', body: '', requestTypes: [], states: [], categories: [] }} disabled={readOnly} onFinish={(values) => void write(values, retired)} className="pane-form">
      <h2>{template ? template.title : '新增模板'}</h2>
      <Field name="title" label="标题" schema={fields.title}><Input maxLength={50} /></Field>
      <Field name="body" label="正文" schema={fields.body} help="花括号中的变量会换成工单的内容；其他花括号由经办人填写。"><Input.TextArea autoSize={{ minRows: 5, maxRows: 14 }} /></Field>
      {readOnly ? null : <Variables form={form} />}
      <Preview form={form} />
      <div className="figure-grid">
        <Field name="requestTypes" label="适用诉求类型" schema={fields.requestTypes} required={false}><Select mode="multiple" options={optionsOf(requestTypes)} placeholder="不选则全部适用" /></Field>
        <Field name="states" label="适用状态" schema={fields.states} required={false}><Select mode="multiple" options={optionsOf(ticketStates)} placeholder="不选则全部适用" /></Field>
        <Field name="categories" label="适用分类" schema={fields.categories} required={false}><CategoriesField placeholder="不选则适用全部分类" /></Field>
      </div>
      <WriteFault fault={fault} />
      {readOnly ? null : (
        <Space>
          <Button type="primary" htmlType="submit" loading={busy} data-testid="save-template">保存</Button>
          {template ? <Button loading={busy} onClick={() => void write(template, !retired)} data-testid="retire-template">{retired ? '恢复使用' : '停用'}</Button> : null}
        </Space>
      )}
    </Form>
  );
}
