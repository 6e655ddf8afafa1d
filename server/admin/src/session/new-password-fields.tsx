import { Form, Input } from 'antd';
import { chooseNewPassword } from '@hotline/shared/contracts/log-in.staff';
import { Field } from '../parts/form/field';
import { fieldsOf } from '../parts/form/field-rule';

export interface NewPassword {
  readonly newPassword: string;
  readonly repeated: string;
}

/** A new password, twice; the same rules as on the server, said before they are broken. */
export function NewPasswordFields({ autoFocus = false }: { readonly autoFocus?: boolean }) {
  return (
    <>
      <Field name="newPassword" label="新密码" schema={fieldsOf(chooseNewPassword).newPassword} help="至少12位，含大写字母、小写字母、数字、符号中的三类；不含工号、姓名和连续重复的字符；不与最近5次相同。">
        <Input.Password autoComplete="new-password" maxLength={128} autoFocus={autoFocus} />
      </Field>
      <Form.Item
        name="repeated"
        label="再输一次新密码"
        required
        dependencies={['newPassword']}
        validateTrigger={['onBlur']}
        rules={[({ getFieldValue }) => ({ validator: (_, value: unknown) => (value === getFieldValue('newPassword') ? Promise.resolve() : Promise.reject(new Error('两次输入的新密码不一致'))) })]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} data-testid="field-repeated" />
      </Form.Item>
    </>
  );
}

/** Refusals that are about the new password. */
export const newPasswordFaults = { 'password.namesOwner': 'newPassword', 'password.reused': 'newPassword' } as const;
