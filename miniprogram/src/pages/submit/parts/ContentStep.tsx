import { useState } from 'react';
import { View } from '@tarojs/components';
import { requestTypes } from '@hotline/shared/vocabulary/request-type';
import { submitLimits } from '@hotline/shared/rules/limits';
import { Cell, Cells } from '@/ui/Cells';
import { Choices } from '@/ui/Choices';
import { EmergencyRow } from '@/ui/EmergencyRow';
import { FieldError } from '@/ui/FieldError';
import { TextArea } from '@/ui/TextArea';
import { TreeSheet } from '@/ui/TreeSheet';
import type { Draft } from '../draft';
import { categoryChildren, unsureText } from '../trees';
import type { StepProps } from './step-props';
import { SameMatter } from './SameMatter';
import { Suggestions } from './Suggestions';

/** The category's row with its sheet; may be left to the staff. */
function Category({ draft, change, errors }: Pick<StepProps, 'draft' | 'change' | 'errors'>) {
  const [picking, setPicking] = useState(false);
  const pick = (path: Draft['category']) => {
    change({ category: path.map(({ code, name }) => ({ code, name })) });
    setPicking(false);
  };
  return (
    <>
      <Cells>
        <Cell id="category" title="诉求分类" value={draft.category.at(-1)?.name ?? '不清楚（选填）'} onTap={() => setPicking(true)} />
        <FieldError id="category" text={errors.category} />
      </Cells>
      {picking ? <TreeSheet id="category-sheet" title="诉求分类" unsure={unsureText} fetch={categoryChildren} onPick={pick} onClose={() => setPicking(false)} /> : null}
    </>
  );
}

/** Step 1: what kind, what happened, which field of life. */
export function ContentStep({ draft, change, errors, city }: StepProps) {
  return (
    <>
      <EmergencyRow numbers={city?.emergencyNumbers} />
      <View className="group">
        <View className="group__title">诉求类型</View>
        <Choices id="type" label="诉求类型" list={requestTypes} value={draft.requestType} onChange={(requestType) => change({ requestType })} />
        <FieldError id="requestType" text={errors.requestType} />
      </View>
      <Cells title="诉求内容">
        <TextArea
          id="content"
          label="诉求内容"
          placeholder="什么时间、什么地点、发生了什么事、希望怎样解决"
          value={draft.content}
          max={submitLimits.contentMax}
          error={errors.content}
          onChange={(content) => change({ content })}
        />
      </Cells>
      <Suggestions draft={draft} change={change} />
      <SameMatter draft={draft} change={change} />
      <Category draft={draft} change={change} errors={errors} />
    </>
  );
}
