import { InputNumber, Select, Space } from 'antd';
import { useState } from 'react';
import type { Limit } from '@hotline/shared/rules/rule-set';

const units = { minutes: 60_000, hours: 3_600_000, workdays: null } as const;
type Unit = keyof typeof units;

const unitOptions: { value: Unit; label: string }[] = [
  { value: 'minutes', label: '分钟' },
  { value: 'hours', label: '小时' },
  { value: 'workdays', label: '工作日' },
];

const unitOf = (limit: Limit | undefined): Unit => (!limit || 'workdays' in limit ? 'workdays' : limit.ms % units.hours === 0 ? 'hours' : 'minutes');

function amountIn(limit: Limit | undefined, unit: Unit): number | null {
  if (!limit) return null;
  const ms = units[unit];
  return 'workdays' in limit ? limit.workdays : limit.ms / (ms ?? units.hours);
}

function limitOf(amount: number | null, unit: Unit): Limit | undefined {
  const ms = units[unit];
  if (amount === null) return undefined;
  return ms === null ? { workdays: amount } : { ms: amount * ms };
}

interface LimitFieldProps {
  readonly value?: Limit;
  readonly onChange?: (limit: Limit | undefined) => void;
  readonly id?: string;
  readonly name: string;
  readonly testId: string;
}

/** A limit by the wall clock or in workdays; the unit stays as chosen while the figure is typed. */
export function LimitField({ value, onChange, id, name, testId }: LimitFieldProps) {
  const [unit, setUnit] = useState<Unit>(unitOf(value));
  const amount = amountIn(value, unit);
  return (
    <Space.Compact className="limit-field">
      <InputNumber id={id} min={1} precision={0} value={amount} aria-label={name} data-testid={testId} onChange={(next) => onChange?.(limitOf(next, unit))} />
      <Select<Unit>
        value={unit}
        options={unitOptions}
        aria-label={`${name}的单位`}
        onChange={(next) => {
          setUnit(next);
          onChange?.(limitOf(amount, next));
        }}
      />
    </Space.Compact>
  );
}
