import { Alert, Button, Form, type FormInstance } from 'antd';
import { useState } from 'react';
import { registerTicket } from '@hotline/shared/contracts/tickets.staff';
import type { InputOf, OutputOf } from '@hotline/shared/contracts/contract';
import { call } from '../api/call';
import { faultOf, type Fault } from '../api/fault';
import { showFieldErrors } from '../parts/form/field-errors';
import { RegisterFields } from './register-fields';

export type Registered = OutputOf<typeof registerTicket>;
type Body = InputOf<typeof registerTicket>['body'];
type Values = Omit<Body, 'idempotencyKey'>;

interface RegisterFormProps {
  readonly idempotencyKey: string;
  readonly onRegistered: (registered: Registered) => void;
}

/** An empty input is no answer, not an empty one. */
const orNull = (value: string | null | undefined): string | null => value?.trim() || null;

const bodyOf = (values: Values, idempotencyKey: string): Body => ({
  ...values,
  idempotencyKey,
  category: orNull(values.category),
  area: orNull(values.area),
  address: orNull(values.address),
  contactName: orNull(values.contactName),
});

function useRegister({ idempotencyKey, onRegistered }: RegisterFormProps, form: FormInstance<Values>) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const register = async (values: Values): Promise<void> => {
    setBusy(true);
    setFault(null);
    try {
      onRegistered(await call(registerTicket, { body: bodyOf(values, idempotencyKey) }));
    } catch (thrown) {
      const refused = faultOf(thrown);
      setFault(refused);
      showFieldErrors(form, refused);
      setBusy(false);
    }
  };
  return { busy, fault, register };
}

/** A telephone call as a ticket, by keyboard alone. */
export function RegisterForm(props: RegisterFormProps) {
  const [form] = Form.useForm<Values>();
  const { busy, fault, register } = useRegister(props, form);
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      className="register-form"
      initialValues={{ urgency: 'normal' }}
      onFinish={(values) => void register(values)}
      onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !busy && form.submit()}
      scrollToFirstError
    >
      <RegisterFields />
      {fault ? <Alert type="error" showIcon title={fault.message} className="form-alert" data-testid="action-fault" /> : null}
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={busy} data-testid="confirm-register">登记工单</Button>
        <Button onClick={() => form.resetFields()} disabled={busy}>清空</Button>
      </div>
    </Form>
  );
}

