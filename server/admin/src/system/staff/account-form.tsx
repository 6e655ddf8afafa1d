import { Alert, Button, Form, Input, Select, Space } from 'antd';
import { createAccount, type AccountView } from '@hotline/shared/contracts/accounts.staff';
import type { InputOf } from '@hotline/shared/contracts/contract';
import { call } from '../../api/call';
import { faultOf } from '../../api/fault';
import { showFieldErrors } from '../../parts/form/field-errors';
import { Field } from '../../parts/form/field';
import { fieldsOf } from '../../parts/form/field-rule';
import { DepartmentField } from '../../parts/form/tree-field';
import { useDoing } from '../use-doing';
import { grantable } from './grantable';

type Body = InputOf<typeof createAccount>['body'];

const fields = fieldsOf(createAccount);

/** A new account; a security administrator then grants its role and hands out the activation code. */
export function AccountForm({ onCreated, onCancel }: { readonly onCreated: (account: AccountView) => void; readonly onCancel: () => void }) {
  const [form] = Form.useForm<Body>();
  const { busy, fault, run } = useDoing();
  const create = (values: Body): Promise<boolean> =>
    run(async () => {
      try {
        onCreated(await call(createAccount, { body: { ...values, department: values.department ?? null } }));
      } catch (thrown) {
        showFieldErrors(form, faultOf(thrown));
        throw thrown;
      }
    });
  return (
    <Form<Body> form={form} layout="vertical" className="system-form" onFinish={(values) => void create(values)} aria-label="新建账号">
      <p className="quiet">账号由安全管理员授予岗位后才能使用，密码由本人凭激活码设置。</p>
      <div className="system-grid">
        <Field name="staffNo" label="工号" schema={fields.staffNo}><Input autoFocus maxLength={32} autoComplete="off" /></Field>
        <Field name="name" label="姓名" schema={fields.name}><Input maxLength={50} autoComplete="off" /></Field>
        <Field name="role" label="建议岗位" schema={fields.role}><Select options={grantable} showSearch={{ optionFilterProp: 'label' }} /></Field>
        <Field name="department" label="单位" schema={fields.department} required={false} help="承办人员必须填写。"><DepartmentField /></Field>
      </div>
      {fault ? <Alert type="error" showIcon title={fault.message} className="form-alert" data-testid="action-fault" /> : null}
      <Space>
        <Button type="primary" htmlType="submit" loading={busy} data-testid="confirm-account">创建账号</Button>
        <Button onClick={onCancel}>取消</Button>
      </Space>
    </Form>
  );
}
