import type { FormInstance } from 'antd';
import type { Fault, FaultCode } from '../../api/fault';

/** Errors about one field that do not come as input.invalid. */
const fieldOfCode: Readonly<Partial<Record<FaultCode, string>>> = {
  'ticket.personalData': 'reply',
  'ticket.placeholderLeft': 'reply',
  'ticket.unknownCategory': 'category',
  'ticket.unknownArea': 'area',
  'ticket.unknownDepartment': 'department',
  'ticket.reasonRequired': 'reason',
};

interface FieldError {
  readonly name: string[];
  readonly errors: string[];
}

function fieldErrorsOf({ code, message, detail }: Fault): FieldError[] {
  const own = fieldOfCode[code];
  if (own) return [{ name: [own], errors: [message] }];
  return (detail.fields ?? []).map((field) => ({
    name: field.path.split('.').filter((part, index) => index > 0 || part !== 'body'),
    errors: [field.message],
  }));
}

/** Puts the server's sentences beside their fields and goes to the first of them. */
export function showFieldErrors(form: FormInstance, fault: Fault): void {
  const errors = fieldErrorsOf(fault);
  const [first] = errors;
  if (!first) return;
  form.setFields(errors);
  form.scrollToField(first.name, { block: 'center' });
}
