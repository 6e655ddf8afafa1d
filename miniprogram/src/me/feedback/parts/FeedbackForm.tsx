import { View } from '@tarojs/components';
import { feedbackLimits } from '@hotline/shared/rules/feedback-limits';
import { feedbackKinds } from '@hotline/shared/vocabulary/feedback';
import { isWeapp } from '@/device/platform';
import { aria } from '@/ui/aria';
import { Cells } from '@/ui/Cells';
import { Choices } from '@/ui/Choices';
import { FieldError } from '@/ui/FieldError';
import { TextArea } from '@/ui/TextArea';
import type { useFeedback } from '../use-feedback';

interface Props {
  readonly form: ReturnType<typeof useFeedback>;
  /** The number bound to the account, masked; null: none is. */
  readonly phone: string | null;
}

const bindHint = isWeapp ? '在“我的”中绑定手机号后，可以选择接受电话回访。' : '在小程序中绑定手机号后，可以选择接受电话回访。';

/** The bound number only: nothing is typed here. */
function MayCall({ form: { value: { mayCall }, edit }, phone }: Props) {
  if (phone === null) return <View className="hint">{bindHint}</View>;
  const label = `愿意接受电话回访（${phone}）`;
  return (
    <View id="may-call" className={`check feedback__call${mayCall ? ' check--on' : ''}`} ariaRole="checkbox" ariaLabel={label} {...aria('aria-checked', mayCall)} onClick={() => edit({ mayCall: !mayCall })}>
      <View className="check__box" />
      <View>{label}</View>
    </View>
  );
}

/** What it is about, in one's own words, and whether the hotline may ring. */
export function FeedbackForm({ form, phone }: Props) {
  const { value, errors, edit } = form;
  return (
    <>
      <View className="group">
        <View className="group__title">关于什么</View>
        <Choices id="kind" label="关于什么" list={feedbackKinds} value={value.kind} onChange={(kind) => edit({ kind })} />
        <FieldError id="kind" text={errors.kind} />
      </View>
      <Cells title="意见内容">
        <TextArea id="opinion" label="意见内容" placeholder="在哪个页面、遇到什么情况、希望怎样改进" value={value.opinion} max={feedbackLimits.opinionMax} error={errors.opinion} onChange={(opinion) => edit({ opinion })} />
      </Cells>
      <MayCall form={form} phone={phone} />
    </>
  );
}
