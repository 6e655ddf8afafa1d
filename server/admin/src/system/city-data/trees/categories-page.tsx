import { Input } from 'antd';
import { useCallback } from 'react';
import { addCategory, changeCategory, listCategoryRecords, retireCategory, type CategoryRecord } from '@hotline/shared/contracts/city-data.staff';
import { call } from '../../../api/call';
import { forgetCityData } from '../../../api/city-data';
import { useLoad } from '../../../api/use-load';
import { Field } from '../../../parts/form/field';
import { fieldsOf } from '../../../parts/form/field-rule';
import { FaultState, LoadingState } from '../../../parts/states';
import { useMayEdit } from '../may-edit';
import { NodeForm } from './node-form';
import { ParentField } from './parent-field';
import { TreeDesk } from './tree-desk';

type Values = Pick<CategoryRecord, 'name' | 'parent'>;

const fields = fieldsOf(changeCategory);
const bodyOf = ({ name, parent }: Values): Values => ({ name, parent: parent ?? null });

function CategoryFields({ items, self }: { readonly items: readonly CategoryRecord[]; readonly self: string | null }) {
  return (
    <>
      <Field name="name" label="名称" schema={fields.name}><Input maxLength={100} /></Field>
      <Field name="parent" label="上级分类" schema={fields.parent} required={false}><ParentField items={items} self={self} /></Field>
    </>
  );
}

/** 诉求分类: the tree; a retired one is offered to nobody and keeps its name on the tickets that have it. */
export function CategoriesPage() {
  const readOnly = !useMayEdit('systemAdmin');
  const { data, fault, reload } = useLoad(useCallback(async () => (await call(listCategoryRecords, {})).items, []));
  if (!data) return fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState />;
  const done = (): void => {
    forgetCityData();
    reload();
  };
  return (
    <TreeDesk
      items={data}
      noun="分类"
      readOnly={readOnly}
      formOf={(item) => (
        <NodeForm<Values>
          noun="分类"
          item={item}
          readOnly={readOnly}
          values={item ? bodyOf(item) : { name: '', parent: null }}
          retireNote="停用后不能再选用，已用这个分类的工单不受影响。"
          fields={<CategoryFields items={data} self={item?.code ?? null} />}
          add={({ code, ...values }) => call(addCategory, { body: { code, ...bodyOf(values) } })}
          change={(code, values) => call(changeCategory, { params: { code }, body: bodyOf(values) })}
          retire={(code, retired) => call(retireCategory, { params: { code }, body: { retired } })}
          onDone={done}
        />
      )}
    />
  );
}
