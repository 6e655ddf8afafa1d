import { Alert, Button, Form, type FormInstance } from 'antd';
import { useState } from 'react';
import type { registerTicket } from '@hotline/shared/contracts/tickets.staff';
import type { InputOf } from '@hotline/shared/contracts/contract';
import { faultOf, type Fault } from '../api/fault';
import { showFieldErrors } from '../parts/form/field-errors';
import { RegisterFields } from './register-fields';

export type Registration = InputOf<typeof registerTicket>['body'];
export type RegistrationValues = Omit<Registration, 'idempotencyKey'> & { readonly behalfOf?: string };

interface RegisterFormProps<R> {
  readonly idempotencyKey: string;
  /** What is known already. */
  readonly initial?: Partial<RegistrationValues>;
  readonly submit: (body: Registration) => Promise<R>;
  readonly onRegistered: (registered: R) => void;
  /** What stands in the fields so far. */
  readonly onTyping?: (values: Partial<RegistrationValues>) => void;
}

/** An empty input is no answer, not an empty one. */
const orNull = (value: string | null | undefined): string | null => value?.trim() || null;

/** For whom somebody speaks belongs to what was said: whoever handles it must know whom to look after. */
const bodyOf = ({ behalfOf, content, ...values }: RegistrationValues, idempotencyKey: string): Registration => ({
  ...values,
  content: orNull(behalfOf) === null ? content : `代${behalfOf?.trim() ?? ''}反映：${content}`,
  idempotencyKey,
  category: orNull(values.category),
  area: orNull(values.area),
  address: orNull(values.address),
  contactName: orNull(values.contactName),
});

function useRegister<R>({ idempotencyKey, submit, onRegistered }: RegisterFormProps<R>, form: FormInstance<RegistrationValues>) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const register = async (values: RegistrationValues): Promise<void> => {
    setBusy(true);
    setFault(null);
    try {
      onRegistered(await submit(bodyOf(values, idempotencyKey)));
    } catch (thrown) {
      const refused = faultOf(thrown);
      setFault(refused);
      showFieldErrors(form, refused);
      setBusy(false);
    }
  };
  return { busy, fault, register };
}

/** What somebody tells as a ticket, by keyboard alone. */
export function RegisterForm<R>(props: RegisterFormProps<R>) {
  const [form] = Form.useForm<RegistrationValues>();
  const { busy, fault, register } = useRegister(props, form);
  return (
    <Form<RegistrationValues>
      form={form}
      layout="vertical"
      className="register-form"
      initialValues={{ urgency: 'normal', ...props.initial }}
      onValuesChange={(_, values: Partial<RegistrationValues>) => props.onTyping?.(values)}
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

