import { Form } from 'antd';
import { cloneElement, type ReactElement, type ReactNode } from 'react';
import type { ZodMiniType } from 'zod/mini';
import { fieldRule } from './field-rule';

interface FieldProps {
  readonly name: string | readonly (string | number)[];
  readonly label: ReactNode;
  readonly schema: ZodMiniType;
  readonly help?: ReactNode;
  readonly required?: boolean;
  readonly children: ReactElement<{ 'data-testid'?: string }>;
}

/** A labelled form field checked by the contract's schema. */
export function Field({ name, label, schema, help, required = true, children }: FieldProps) {
  const path = typeof name === 'string' ? [name] : [...name];
  const own = String(path.at(-1));
  return (
    <Form.Item name={path} label={label} required={required} rules={[fieldRule(schema, own)]} extra={help} validateTrigger={['onBlur']}>
      {cloneElement(children, { 'data-testid': `field-${own}` })}
    </Form.Item>
  );
}
