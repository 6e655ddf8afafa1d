import { useState } from 'react';
import { View } from '@tarojs/components';
import { relations } from '@hotline/shared/vocabulary/relation';
import { Cell, Cells } from '@/ui/Cells';
import { Choices } from '@/ui/Choices';
import { Field } from '@/ui/Field';
import { FieldError } from '@/ui/FieldError';
import type { StepProps } from './step-props';

type Props = Pick<StepProps, 'draft' | 'change' | 'errors'>;

const fields = ['personName', 'personRelation', 'personPhone', 'companyName', 'companyCode'] as const;

function PersonFields({ draft, change, errors }: Props) {
  return (
    <>
      <Cells title="当事人">
        <Field id="personName" label="姓名" placeholder="为谁反映" value={draft.personName} error={errors.personName} onChange={(personName) => change({ personName })} />
        <Field id="personPhone" label="电话" placeholder="手机或座机（选填）" value={draft.personPhone} maxlength={13} error={errors.personPhone} onChange={(personPhone) => change({ personPhone: personPhone.trim() })} />
      </Cells>
      <View className="group">
        <View className="group__title">当事人是您的</View>
        <Choices id="relation" label="当事人是您的" list={relations} value={draft.personRelation} onChange={(personRelation) => change({ personRelation })} />
        <FieldError id="personRelation" text={errors.personRelation} />
      </View>
    </>
  );
}

function CompanyFields({ draft, change, errors }: Props) {
  return (
    <Cells title="企业">
      <Field id="companyName" label="企业名称" placeholder="营业执照上的名称" value={draft.companyName} error={errors.companyName} onChange={(companyName) => change({ companyName })} />
      <Field id="companyCode" label="信用代码" placeholder="18位（选填）" value={draft.companyCode} maxlength={18} error={errors.companyCode} onChange={(companyCode) => change({ companyCode: companyCode.trim().toUpperCase() })} />
    </Cells>
  );
}

/** For whom the person speaks; one quiet row for the many who speak for themselves. */
export function Behalf(props: Props) {
  const { draft, errors } = props;
  const [wanted, setWanted] = useState(false);
  // What is wrong must be seen to be mended.
  const open = wanted || fields.some((field) => errors[field]);
  const names = [draft.personName, draft.companyName].map((name) => name.trim()).filter(Boolean).join('、');
  return (
    <>
      <Cells>
        <Cell id="behalf" title="为他人或企业反映（选填）" value={open ? '收起' : names || '展开'} onTap={() => setWanted(!open)} />
      </Cells>
      {open ? <PersonFields {...props} /> : null}
      {open ? <CompanyFields {...props} /> : null}
    </>
  );
}
