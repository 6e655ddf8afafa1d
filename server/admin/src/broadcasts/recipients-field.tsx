import { Select } from 'antd';
import { useCallback, useState } from 'react';
import { findRecipients, type Recipients } from '@hotline/shared/contracts/broadcasts.staff';
import { recipientKinds, type RecipientKind } from '@hotline/shared/vocabulary/recipient-kind';
import { roles, type Role } from '@hotline/shared/vocabulary/role';
import { call } from '../api/call';
import { useLoad } from '../api/use-load';
import { Choice } from '../parts/form/choice';
import { DepartmentsField } from '../parts/form/tree-field';
import { optionsOf } from '../parts/options';
import { useSettled } from '../parts/use-settled';

interface FieldProps {
  /** Given by the form around it. */
  readonly value?: Recipients;
  readonly onChange?: (value: Recipients) => void;
}

const emptied: Readonly<Record<RecipientKind, Recipients>> = { everyone: { kind: 'everyone' }, roles: { kind: 'roles', roles: [] }, departments: { kind: 'departments', departments: [] }, people: { kind: 'people', people: [] } };

/** Colleagues, found by number or name. */
function PeopleField({ value, onChange }: { readonly value: string[]; readonly onChange: (people: string[]) => void }) {
  const [typed, setTyped] = useState('');
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const q = useSettled(typed.trim(), 250);
  const { data } = useLoad(useCallback(async () => (q ? (await call(findRecipients, { query: { q } })).items : []), [q]));
  const found = (data ?? []).map(({ id, staffNo, name, role }) => ({ value: id, label: `${name}（${staffNo}，${roles.labels[role]}）` }));
  // Those already chosen keep their names while others are looked for.
  const kept = value.filter((id) => !found.some((one) => one.value === id)).map((id) => ({ value: id, label: names.get(id) ?? id }));
  const choose = (people: string[]): void => {
    setNames(new Map([...kept, ...found].map((one) => [one.value, one.label])));
    onChange(people);
  };
  return <Select<string[]> mode="multiple" value={value} onChange={choose} options={[...kept, ...found]} showSearch={{ filterOption: false, onSearch: setTyped }} placeholder="输入工号或姓名" aria-label="接收人员" notFoundContent={q ? '没有找到' : '输入工号或姓名查找'} data-testid="field-people" />;
}

function Chosen({ value, onChange }: { readonly value: Recipients; readonly onChange: (value: Recipients) => void }) {
  if (value.kind === 'roles') return <Select<Role[]> mode="multiple" value={value.roles} onChange={(chosen) => onChange({ kind: 'roles', roles: chosen })} options={optionsOf(roles)} placeholder="选择岗位" aria-label="接收岗位" showSearch={{ optionFilterProp: 'label' }} data-testid="field-roles" />;
  if (value.kind === 'departments') return <DepartmentsField value={value.departments} onChange={(departments) => onChange({ kind: 'departments', departments })} aria-label="接收单位" data-testid="field-departments" />;
  if (value.kind === 'people') return <PeopleField value={value.people} onChange={(people) => onChange({ kind: 'people', people })} />;
  return <span className="quiet">所有岗位和承办单位的人员，媒体专席除外。</span>;
}

/** Whom a broadcast is for. */
export function RecipientsField({ value = emptied.everyone, onChange = () => undefined }: FieldProps) {
  return (
    <div className="recipients">
      <Choice list={recipientKinds} value={value.kind} onChange={({ target }) => onChange(emptied[target.value as RecipientKind])} data-testid="field-recipients" />
      <Chosen value={value} onChange={onChange} />
    </div>
  );
}
