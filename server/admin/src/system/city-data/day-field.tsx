import { Input, type InputProps } from 'antd';

/** A calendar day `YYYY-MM-DD`; empty is null. */
export function DayField({ value, onChange, ...rest }: Omit<InputProps, 'value' | 'onChange'> & { readonly value?: string | null; readonly onChange?: (day: string | null) => void }) {
  return <Input {...rest} type="date" value={value ?? ''} onChange={(event) => onChange?.(event.target.value || null)} />;
}

/** Today in China. */
export const todayHere = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
