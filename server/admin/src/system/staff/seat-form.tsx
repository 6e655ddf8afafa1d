import { Alert, Button, Form, Input, InputNumber, Space, TreeSelect } from 'antd';
import { useMemo } from 'react';
import { createSeats } from '@hotline/shared/contracts/seats.staff';
import type { InputOf, OutputOf } from '@hotline/shared/contracts/contract';
import { loadAreas, loadCategories } from '../../api/city-data';
import { call } from '../../api/call';
import { faultOf } from '../../api/fault';
import { useLoad } from '../../api/use-load';
import { showFieldErrors } from '../../parts/form/field-errors';
import { Field } from '../../parts/form/field';
import { fieldsOf } from '../../parts/form/field-rule';
import { treeOf } from '../../parts/form/tree';
import { useDoing } from '../use-doing';

type Body = InputOf<typeof createSeats>['body'];

const fields = fieldsOf(createSeats);
const loadDistricts = () => loadAreas();

/** A batch of temporary seats: how many, until when, and what of the queue they see. */
export function SeatForm({ onCreated, onCancel }: { readonly onCreated: (made: OutputOf<typeof createSeats>) => void; readonly onCancel: () => void }) {
  const [form] = Form.useForm<Body>();
  const { busy, fault, run } = useDoing();
  const categories = useLoad(loadCategories).data;
  const districts = useLoad(loadDistricts).data;
  const tree = useMemo(() => treeOf(categories ?? [], (node) => node.name), [categories]);
  const create = (body: Body) =>
    run(async () => {
      try {
        onCreated(await call(createSeats, { body }));
      } catch (thrown) {
        showFieldErrors(form, faultOf(thrown));
        throw thrown;
      }
    });
  return (
    <Form<Body> form={form} layout="vertical" className="system-form" initialValues={{ categories: [], areas: [] }} onFinish={(values) => void create(values)} aria-label="新建临时坐席">
      <p className="quiet">临时坐席按话务员办理，看不到群众个人信息，不能导出，到期自动失效。安全管理员批准后激活码才生效。</p>
      <div className="system-grid">
        <Field name="name" label="批次名称" schema={fields.name}><Input autoFocus maxLength={100} placeholder="例如：暴雨应急志愿者" /></Field>
        <Field name="count" label="数量" schema={fields.count}><InputNumber min={1} max={2000} precision={0} className="wide-input" /></Field>
        <Field name="lastDay" label="最后一天" schema={fields.lastDay} help="当天24时失效。"><Input type="date" /></Field>
        <Field name="categories" label="可见的诉求分类" schema={fields.categories} required={false} help="不选为全部。"><TreeSelect multiple treeData={tree} showSearch={{ treeNodeFilterProp: 'label' }} placeholder="全部分类" /></Field>
        <Field name="areas" label="可见的区域" schema={fields.areas} required={false} help="不选为全市。"><TreeSelect multiple treeData={(districts ?? []).map(({ code, name }) => ({ value: code, label: name }))} showSearch={{ treeNodeFilterProp: 'label' }} placeholder="全市" /></Field>
      </div>
      {fault ? <Alert type="error" showIcon title={fault.message} className="form-alert" data-testid="action-fault" /> : null}
      <Space>
        <Button type="primary" htmlType="submit" loading={busy} data-testid="confirm-seats">生成激活码</Button>
        <Button onClick={onCancel}>取消</Button>
      </Space>
    </Form>
  );
}
