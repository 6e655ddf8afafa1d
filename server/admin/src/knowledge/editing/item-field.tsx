import { Select } from 'antd';
import { useCallback, useState } from 'react';
import { listKnowledge } from '@hotline/shared/contracts/knowledge-editing.staff';
import { call } from '../../api/call';
import { useLoad } from '../../api/use-load';
import { useSettled } from '../../parts/use-settled';

export interface ChosenItem {
  readonly id: string;
  readonly title: string;
}

interface ItemFieldProps {
  readonly value?: ChosenItem | null;
  readonly onChange?: (item: ChosenItem | null) => void;
  readonly id?: string;
  /** An item does not replace itself. */
  readonly except: string | null;
}

/** One published item, found by its title or number. */
export function ItemField({ value, onChange, except, ...rest }: ItemFieldProps) {
  const [typed, setTyped] = useState('');
  const settled = useSettled(typed.trim(), 300);
  const { data } = useLoad(useCallback(async () => (await call(listKnowledge, { query: { state: 'published', ...(settled && { q: settled }) } })).items, [settled]));
  const items = [...(value ? [value] : []), ...(data ?? [])].filter(({ id }, at, all) => id !== except && all.findIndex((other) => other.id === id) === at);
  return (
    <Select
      {...rest}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear
      value={value?.id}
      options={items.map(({ id, title }) => ({ value: id, label: title }))}
      placeholder="输入标题或文号查找"
      onChange={(id: string | undefined) => onChange?.(items.find((item) => item.id === id) ?? null)}
      data-testid="field-replaces"
    />
  );
}
