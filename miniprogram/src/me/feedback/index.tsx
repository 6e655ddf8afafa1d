import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { getMe } from '@hotline/shared/contracts/citizens.citizen';
import { listMyFeedback } from '@hotline/shared/contracts/feedback.citizen';
import { call } from '@/api/call';
import { openScreen, scrollToTop } from '@/device/navigation';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/Notice';
import { Page } from '@/ui/Page';
import { useLoaded } from '@/ui/use-loaded';
import { usePages } from '@/ui/use-pages';
import { FeedbackForm } from './parts/FeedbackForm';
import { MyFeedback } from './parts/MyFeedback';
import { useFeedback } from './use-feedback';
import './index.scss';

/** 意见反馈: what somebody thinks of the service itself; what they want done goes to 微受理. */
export default function Feedback() {
  const me = useLoaded(() => call(getMe, {}));
  const pages = usePages((query) => call(listMyFeedback, { query }));
  const form = useFeedback(() => {
    pages.reload();
    scrollToTop();
  });
  useDidShow(() => {
    me.load();
    pages.reload();
  });
  const { errors, busy, sent } = form;
  return (
    <Page>
      {sent ? <Notice id="feedback-sent">谢谢，您的意见已收到。有答复时会显示在本页。</Notice> : null}
      <View className="hint feedback__hint">这里听取您对12345服务本身的意见。需要部门办理的事项，请到微受理提交。</View>
      <View className="feedback__way">
        <View id="go-submit" className="link" ariaRole="button" onClick={() => openScreen('submit')}>
          去微受理
        </View>
      </View>
      <FeedbackForm form={form} phone={me.data?.phoneMasked ?? null} />
      {errors.send ? (
        <Notice id="feedback-error" warn>
          {errors.send}
        </Notice>
      ) : null}
      <View className="feedback__send">
        <Button id="send-feedback" kind="primary" disabled={busy} onTap={form.send}>
          {busy ? '正在提交' : '提交意见'}
        </Button>
      </View>
      <MyFeedback pages={pages} />
    </Page>
  );
}
