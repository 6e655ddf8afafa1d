import { View } from '@tarojs/components';
import { visibilities, type Visibility } from '@hotline/shared/vocabulary/visibility';
import { Choices } from '@/ui/Choices';
import { FieldError } from '@/ui/FieldError';
import type { StepProps } from './step-props';

const meanings: Readonly<Record<Visibility, string>> = {
  public: '办结后，工作人员隐去个人信息，审核通过的才会公开，供有同样问题的人查看。',
  private: '只有办理这件诉求的工作人员能看到。',
  confidential: '举报等情况请选这一项：由专人受理，不会转给被反映的单位。',
};

/** Who may learn of the request. */
export function Openness({ draft, change, errors }: Pick<StepProps, 'draft' | 'change' | 'errors'>) {
  return (
    <View className="group">
      <View className="group__title">公开方式</View>
      <Choices id="visibility" label="公开方式" list={visibilities} value={draft.visibility} onChange={(visibility) => change({ visibility })} />
      <View className="hint" ariaRole="status">
        {meanings[draft.visibility]}
      </View>
      <FieldError id="visibility" text={errors.visibility} />
    </View>
  );
}
