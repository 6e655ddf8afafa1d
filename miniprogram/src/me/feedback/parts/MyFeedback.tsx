import { View } from '@tarojs/components';
import type { OwnFeedback } from '@hotline/shared/contracts/feedback.citizen';
import { feedbackKinds } from '@hotline/shared/vocabulary/feedback';
import { timeText } from '@/text/time';
import { Failure } from '@/ui/Failure';
import { Heading } from '@/ui/Heading';
import type { usePages } from '@/ui/use-pages';

function Outcome({ item: { state, answer } }: { readonly item: OwnFeedback }) {
  if (!answer) return <View className="my-feedback__state">{state === 'closed' ? '热线已阅，谢谢您的意见' : '热线已收到，正在查看'}</View>;
  return (
    <View className="my-feedback__answer">
      <View className="my-feedback__state">热线答复 {timeText(answer.at)}</View>
      <View className="my-feedback__text">{answer.text}</View>
    </View>
  );
}

/** What this person has sent so far, each with what came of it; nothing where nothing was. */
export function MyFeedback({ pages: { items, more, error, reload, loadMore } }: { readonly pages: ReturnType<typeof usePages<OwnFeedback>> }) {
  if (error) return <Failure error={error} onRetry={reload} />;
  if (!items || items.length === 0) return null;
  return (
    <View className="group">
      <Heading className="group__title">我提交过的意见</Heading>
      {items.map((item, index) => (
        <View key={item.id} id={`feedback-${index + 1}`} className="my-feedback">
          <View className="my-feedback__state">
            {feedbackKinds.labels[item.kind]} · {timeText(item.at)}
          </View>
          <View className="my-feedback__text">{item.opinion}</View>
          <Outcome item={item} />
        </View>
      ))}
      {more ? (
        <View id="more-feedback" className="link more" ariaRole="button" onClick={loadMore}>
          查看更早的意见
        </View>
      ) : null}
    </View>
  );
}
