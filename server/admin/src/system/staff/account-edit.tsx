import { Alert, Button, Form, Input } from 'antd';
import { editAccount, type AccountView } from '@hotline/shared/contracts/accounts.staff';
import { call } from '../../api/call';
import { Field } from '../../parts/form/field';
import { fieldsOf } from '../../parts/form/field-rule';
import { DepartmentField } from '../../parts/form/tree-field';
import { useDoing } from '../use-doing';

interface Values {
  readonly name: string;
  readonly department?: string | null;
}

const fields = fieldsOf(editAccount);

/** Name and department, which the system administrator keeps. */
export function AccountEdit({ account: { id, name, department }, onDone }: { readonly account: AccountView; readonly onDone: (account: AccountView) => void }) {
  const { busy, fault, run } = useDoing();
  const save = ({ department: chosen, ...values }: Values) => run(async () => onDone(await call(editAccount, { params: { id }, body: { ...values, department: chosen ?? null } })));
  return (
    <Form<Values> layout="vertical" className="system-form" initialValues={{ name, department: department?.code ?? null }} onFinish={(values) => void save(values)} aria-label="修改账号">
      <Field name="name" label="姓名" schema={fields.name}><Input maxLength={50} autoComplete="off" /></Field>
      <Field name="department" label="单位" schema={fields.department} required={false} help="换了单位，此人须重新登录。"><DepartmentField /></Field>
      {fault ? <Alert type="error" showIcon title={fault.message} className="form-alert" data-testid="action-fault" /> : null}
      <Button type="primary" htmlType="submit" loading={busy} data-testid="save-account">保存</Button>
    </Form>
  );
}
