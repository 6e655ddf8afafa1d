import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { activateAccount, checkActivation } from '@hotline/shared/contracts/accounts.staff';
import type { OutputOf } from '@hotline/shared/contracts/contract';
import { roles } from '@hotline/shared/vocabulary/role';
import { call } from '../../api/call';
import { Field } from '../../parts/form/field';
import { fieldsOf } from '../../parts/form/field-rule';
import { formatDue } from '../../parts/time';
import { useDoing } from '../use-doing';

interface Opened extends OutputOf<typeof checkActivation> {
  readonly activationCode: string;
}

const codeFields = fieldsOf(checkActivation);
const fields = fieldsOf(activateAccount);

function CodeForm({ onOpened }: { readonly onOpened: (opened: Opened) => void }) {
  const { busy, fault, run } = useDoing();
  return (
    <Form<{ activationCode: string }> layout="vertical" requiredMark={false} onFinish={(body) => void run(async () => onOpened({ ...(await call(checkActivation, { body })), ...body }))}>
      <Field name="activationCode" label="激活码" schema={codeFields.activationCode} help="16位，不分大小写，短横线可以不输。"><Input autoFocus size="large" autoComplete="off" /></Field>
      {fault ? <Alert type="error" showIcon title={fault.message} className="form-alert" data-testid="action-fault" /> : null}
      <Button type="primary" htmlType="submit" size="large" block loading={busy} data-testid="confirm-code">下一步</Button>
    </Form>
  );
}

interface Values {
  readonly name?: string | null;
  readonly newPassword: string;
  readonly repeated: string;
}

function PasswordForm({ opened: { staffNo, name, role, endsAt, activationCode }, onDone }: { readonly opened: Opened; readonly onDone: () => void }) {
  const { busy, fault, run } = useDoing();
  const activate = ({ name: given = null, newPassword }: Values) => run(async () => {
    await call(activateAccount, { body: { activationCode, name: given, newPassword } });
    onDone();
  });
  return (
    <Form<Values> layout="vertical" requiredMark={false} onFinish={(values) => void activate(values)}>
      <p className="form-alert">工号 <strong data-testid="activated-number">{staffNo}</strong>，{roles.labels[role]}{name ? `，${name}` : ''}{endsAt ? `，${formatDue(endsAt, Date.now())} 失效` : ''}</p>
      <input type="text" autoComplete="username" value={staffNo} readOnly hidden />
      {name === null ? <Form.Item name="name" label="姓名" rules={[{ required: true, whitespace: true, message: '姓名不能为空' }]}><Input autoFocus size="large" maxLength={50} autoComplete="name" data-testid="field-name" /></Form.Item> : null}
      <Field name="newPassword" label="设置密码" schema={fields.newPassword} help="至少12位，含大写字母、小写字母、数字、符号中的至少三类。"><Input.Password size="large" autoComplete="new-password" autoFocus={name !== null} /></Field>
      <Form.Item name="repeated" label="再输一次" dependencies={['newPassword']} rules={[({ getFieldValue }) => ({ validator: (_, typed) => (typed === getFieldValue('newPassword') ? Promise.resolve() : Promise.reject(new Error('两次输入的密码不一致'))) })]}>
        <Input.Password size="large" autoComplete="new-password" data-testid="field-repeated" />
      </Form.Item>
      {fault ? <Alert type="error" showIcon title={fault.message} className="form-alert" data-testid="action-fault" /> : null}
      <Button type="primary" htmlType="submit" size="large" block loading={busy} data-testid="confirm-activation">激活账号</Button>
    </Form>
  );
}

function Done({ staffNo }: { readonly staffNo: string }) {
  const navigate = useNavigate();
  return (
    <div role="status" data-testid="activated">
      <Alert type="success" showIcon className="form-alert" title={`账号已激活，请用工号 ${staffNo} 登录。`} />
      <Button type="primary" size="large" block autoFocus onClick={() => void navigate('/login')} data-testid="to-login">去登录</Button>
    </div>
  );
}

/** Where the holder of an activation code makes the account their own. */
export function ActivatePage() {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [done, setDone] = useState(false);
  return (
    <main className="login">
      <section className="login-card">
        <header className="login-head">
          <h1>激活账号</h1>
          <p>凭发放的激活码设置姓名和密码</p>
        </header>
        {opened === null ? <CodeForm onOpened={setOpened} /> : null}
        {opened && !done ? <PasswordForm opened={opened} onDone={() => setDone(true)} /> : null}
        {opened && done ? <Done staffNo={opened.staffNo} /> : null}
        <p className="login-note">本系统含有群众个人信息，操作全程留痕，请勿将账号转借他人。</p>
      </section>
    </main>
  );
}
