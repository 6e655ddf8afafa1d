import type { FormInstance } from 'antd';
import { useState } from 'react';
import { faultOf, type Fault, type FaultCode } from '../api/fault';
import { showFieldErrors } from '../parts/form/field-errors';

interface Submit<Values> {
  readonly busy: boolean;
  /** What no field is to blame for. */
  readonly fault: Fault | null;
  readonly submit: (values: Values) => Promise<void>;
}

/** Sends a form; what is refused stands beside the field it is about, by contract or by `fieldOf` its code. */
export function useSubmit<Values>(send: (values: Values) => Promise<void>, form?: FormInstance<Values>, fieldOf: Readonly<Partial<Record<FaultCode, string>>> = {}): Submit<Values> {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const show = (refused: Fault): void => {
    const field = fieldOf[refused.code];
    setFault(field ? null : refused);
    if (!form) return;
    if (!field) return showFieldErrors(form, refused);
    (form as FormInstance).setFields([{ name: [field], errors: [refused.message] }]);
    form.getFieldInstance(field as never)?.focus?.();
  };
  const submit = async (values: Values): Promise<void> => {
    setBusy(true);
    setFault(null);
    try {
      await send(values);
    } catch (thrown) {
      show(faultOf(thrown));
    }
    setBusy(false);
  };
  return { busy, fault, submit };
}
