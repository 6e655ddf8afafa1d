import { Select } from 'antd';
import { useCallback, useState } from 'react';
import type { BroadcastView } from '@hotline/shared/contracts/broadcasts.staff';
import { staffSearchPolicies } from '@hotline/shared/contracts/knowledge';
import { call } from '../api/call';
import { useLoad } from '../api/use-load';
import { useSettled } from '../parts/use-settled';

interface LinksProps {
  /** What was linked before, with its titles. */
  readonly known: BroadcastView['knowledge'];
  /** Given by the form around it. */
  readonly value?: string[];
  readonly onChange?: (ids: string[]) => void;
  readonly id?: string;
}

/** Items a broadcast announces, found by their words. */
export function KnowledgeLinks({ known, value = [], onChange, id }: LinksProps) {
  const [typed, setTyped] = useState('');
  const [titles, setTitles] = useState<ReadonlyMap<string, string>>(() => new Map(known.map((one) => [one.id, one.title])));
  const q = useSettled(typed.trim(), 250);
  const { data } = useLoad(useCallback(async () => (q ? (await call(staffSearchPolicies, { query: { q } })).items : []), [q]));
  const found = (data ?? []).map((hit) => ({ value: hit.id, label: hit.title }));
  const kept = value.filter((one) => !found.some((hit) => hit.value === one)).map((one) => ({ value: one, label: titles.get(one) ?? one }));
  const choose = (ids: string[]): void => {
    setTitles(new Map([...kept, ...found].map((one) => [one.value, one.label])));
    onChange?.(ids);
  };
  return <Select<string[]> mode="multiple" maxCount={10} {...(id && { id })} value={value} onChange={choose} options={[...kept, ...found]} showSearch={{ filterOption: false, onSearch: setTyped }} placeholder="没有可以不选；输入政策或口径的说法查找" notFoundContent={q ? '没有找到' : '输入说法查找'} data-testid="field-knowledge" />;
}
