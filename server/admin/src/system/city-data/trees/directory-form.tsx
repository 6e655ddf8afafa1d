import { Button, Form, Input, Space } from 'antd';
import { addDispatchRule } from '@hotline/shared/contracts/city-data.staff';
import type { InputOf } from '@hotline/shared/contracts/contract';
import { call } from '../../../api/call';
import { AreaField } from '../../../parts/form/area-field';
import { Field } from '../../../parts/form/field';
import { fieldsOf } from '../../../parts/form/field-rule';
import { CategoryField, DepartmentField } from '../../../parts/form/tree-field';
import { DayField, todayHere } from '../day-field';
import { useWrite } from '../use-write';
import { WriteFault } from '../write-fault';

type Body = InputOf<typeof addDispatchRule>['body'];

const fields = fieldsOf(addDispatchRule);

/** A new rule of the directory. */
export function DirectoryForm({ onAdded, onCancel }: { readonly onAdded: () => void; readonly onCancel: () => void }) {
  const { busy, fault, run } = useWrite();
  const add = async (values: Body): Promise<void> => {
    const body = { ...values, area: values.area ?? null, lastDay: values.lastDay ?? null };
    if (await run(() => call(addDispatchRule, { body }), '派单规则已新增')) onAdded();
  };
  return (
    <Form<Body> layout="vertical" initialValues={{ from: todayHere() }} onFinish={(values) => void add(values)} className="pane-form">
      <div className="figure-grid">
        <Field name="category" label="诉求分类" schema={fields.category} help="含它的全部下级分类。"><CategoryField /></Field>
        <Field name="area" label="区域" schema={fields.area} required={false} help="不选则适用全市。"><AreaField /></Field>
        <Field name="department" label="承办单位" schema={fields.department}><DepartmentField /></Field>
      </div>
      <Field name="note" label="职责依据" schema={fields.note} help="派单时显示在单位旁，例如：城市供热管理职责。"><Input maxLength={300} /></Field>
      <div className="figure-grid">
        <Field name="from" label="开始日期" schema={fields.from} help="从这一天起登记的工单适用。"><DayField min={todayHere()} /></Field>
        <Field name="lastDay" label="最后一天" schema={fields.lastDay} required={false} help="不填则长期有效。"><DayField min={todayHere()} /></Field>
      </div>
      <WriteFault fault={fault} />
      <Space>
        <Button type="primary" htmlType="submit" loading={busy} data-testid="save-dispatch-rule">新增规则</Button>
        <Button onClick={onCancel}>取消</Button>
      </Space>
    </Form>
  );
}
