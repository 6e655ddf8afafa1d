import { Button, Form, Input, Popconfirm, Space, type FormInstance } from 'antd';
import type { ReactNode } from 'react';
import { code } from '@hotline/shared/contracts/fields';
import { showFieldErrors } from '../../../parts/form/field-errors';
import { Field } from '../../../parts/form/field';
import { faultOf } from '../../../api/fault';
import { useWrite } from '../use-write';
import { WriteFault } from '../write-fault';
import type { TreeItem } from './tree-desk';

interface NodeFormProps<V extends object> {
  readonly noun: string;
  readonly item: TreeItem | null;
  readonly readOnly: boolean;
  readonly values: V;
  /** What a retired node means, said before it is one. */
  readonly retireNote: string;
  readonly fields: ReactNode;
  readonly add: (values: V & { code: string }) => Promise<unknown>;
  readonly change: (code: string, values: V) => Promise<unknown>;
  readonly retire: (code: string, retired: boolean) => Promise<unknown>;
  readonly onDone: () => void;
}

/** Writes of one node; the server's sentences stand beside their fields. */
function useNode<V extends object>({ noun, item, add, change, retire, onDone }: NodeFormProps<V>, form: FormInstance) {
  const { busy, fault, run } = useWrite();
  const write = async (work: () => Promise<unknown>, done: string): Promise<void> => {
    const tried = (): Promise<unknown> =>
      work().catch((thrown: unknown) => {
        showFieldErrors(form, faultOf(thrown));
        throw thrown;
      });
    if (await run(tried, done)) onDone();
  };
  return {
    busy,
    fault,
    save: (values: V & { code: string }) => write(() => (item ? change(item.code, values) : add(values)), item ? `${noun}已保存` : `${noun}已新增`),
    setRetired: (retired: boolean) => (item ? write(() => retire(item.code, retired), retired ? `${noun}已停用` : `${noun}已恢复`) : Promise.resolve()),
  };
}

interface NodeActionsProps {
  readonly item: TreeItem | null;
  readonly busy: boolean;
  readonly retireNote: string;
  readonly onRetired: (retired: boolean) => void;
}

function NodeActions({ item, busy, retireNote, onRetired }: NodeActionsProps) {
  const retire = item ? (
    <Popconfirm title={`停用${item.name}`} description={retireNote} okText="停用" onConfirm={() => onRetired(true)}>
      <Button loading={busy} data-testid="retire-node">停用</Button>
    </Popconfirm>
  ) : null;
  const restore = <Button loading={busy} onClick={() => onRetired(false)} data-testid="restore-node">恢复使用</Button>;
  return (
    <Space>
      <Button type="primary" htmlType="submit" loading={busy} data-testid="save-node">保存</Button>
      {item && item.retiredAt !== null ? restore : retire}
    </Space>
  );
}

/** One node: its fields, and whether it is in use. */
export function NodeForm<V extends object>(props: NodeFormProps<V>) {
  const { noun, item, readOnly, values, retireNote, fields } = props;
  const [form] = Form.useForm();
  const { busy, fault, save, setRetired } = useNode(props, form);
  return (
    <Form form={form} layout="vertical" initialValues={values} disabled={readOnly} onFinish={(entered: V & { code: string }) => void save(entered)} className="pane-form">
      <h2>{item ? item.name : `新增${noun}`}</h2>
      {item ? <p className="quiet form-alert">代码 {item.code}{item.retiredAt === null ? '' : ' · 已停用'}</p> : <Field name="code" label="代码" schema={code()} help="字母、数字、连字符，保存后不能修改。"><Input maxLength={64} autoFocus /></Field>}
      {fields}
      <WriteFault fault={fault} />
      {readOnly ? null : <NodeActions item={item} busy={busy} retireNote={retireNote} onRetired={(next) => void setRetired(next)} />}
    </Form>
  );
}
