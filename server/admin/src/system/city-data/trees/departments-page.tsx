import { Input, Select } from 'antd';
import { useCallback } from 'react';
import { addDepartment, changeDepartment, listDepartmentRecords, retireDepartment, type DepartmentRecord } from '@hotline/shared/contracts/city-data.staff';
import { departmentKinds } from '@hotline/shared/vocabulary/department-kind';
import { call } from '../../../api/call';
import { forgetCityData } from '../../../api/city-data';
import { useLoad } from '../../../api/use-load';
import { Field } from '../../../parts/form/field';
import { fieldsOf } from '../../../parts/form/field-rule';
import { optionsOf } from '../../../parts/options';
import { FaultState, LoadingState } from '../../../parts/states';
import { useMayEdit } from '../may-edit';
import { NodeForm } from './node-form';
import { ParentField } from './parent-field';
import { TreeDesk } from './tree-desk';

type Values = Pick<DepartmentRecord, 'name' | 'kind' | 'parent' | 'accepts' | 'aliases'>;

const fields = fieldsOf(changeDepartment);
const blank: Values = { name: '', kind: 'bureau', parent: null, accepts: '', aliases: [] };

const valuesOf = ({ name, kind, parent, accepts, aliases }: DepartmentRecord): Values => ({ name, kind, parent, accepts, aliases });
/** A form leaves an untouched parent undefined. */
const bodyOf = ({ name, kind, parent, accepts, aliases }: Values): Values => ({ name, kind, parent: parent ?? null, accepts, aliases });

function DepartmentFields({ items, self }: { readonly items: readonly DepartmentRecord[]; readonly self: string | null }) {
  return (
    <>
      <Field name="name" label="名称" schema={fields.name}><Input maxLength={100} /></Field>
      <Field name="kind" label="类别" schema={fields.kind}><Select options={optionsOf(departmentKinds)} /></Field>
      <Field name="parent" label="上级单位" schema={fields.parent} required={false} help="上级单位能看到下级单位的工单。"><ParentField items={items} self={self} /></Field>
      <Field name="accepts" label="承办事项" schema={fields.accepts} required={false} help="一句话，派单时可按事项查找。"><Input.TextArea maxLength={300} autoSize={{ minRows: 2, maxRows: 4 }} /></Field>
      <Field name="aliases" label="别名" schema={fields.aliases} required={false}><Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',']} placeholder="输入别名后回车" /></Field>
    </>
  );
}

/** 承办单位: the tree; a retired one gets no more work and keeps its history. */
export function DepartmentsPage() {
  const readOnly = !useMayEdit('systemAdmin');
  const { data, fault, reload } = useLoad(useCallback(async () => (await call(listDepartmentRecords, {})).items, []));
  if (!data) return fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState />;
  const done = (): void => {
    forgetCityData();
    reload();
  };
  return (
    <TreeDesk
      items={data}
      noun="单位"
      readOnly={readOnly}
      formOf={(item) => (
        <NodeForm<Values>
          noun="单位"
          item={item}
          readOnly={readOnly}
          values={item ? valuesOf(item) : blank}
          retireNote="停用后不能再向它派单，正在办理的和以前的工单不受影响。"
          fields={<DepartmentFields items={data} self={item?.code ?? null} />}
          add={({ code, ...values }) => call(addDepartment, { body: { code, ...bodyOf(values) } })}
          change={(code, values) => call(changeDepartment, { params: { code }, body: bodyOf(values) })}
          retire={(code, retired) => call(retireDepartment, { params: { code }, body: { retired } })}
          onDone={done}
        />
      )}
    />
  );
}
