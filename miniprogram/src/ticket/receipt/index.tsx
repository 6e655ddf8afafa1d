import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { openTab, replaceScreen } from '@/device/navigation';
import { deadlineText } from '@/text/time';
import { Button } from '@/ui/Button';
import { Page } from '@/ui/Page';
import './index.scss';

/** After submission: the number to keep, what happens next and by when. */
export default function Receipt() {
  const { id = '', ticketNo = '', dueAt = '' } = useRouter().params;
  return (
    <Page>
      <View className="receipt" ariaRole="status">
        <View className="receipt__icon" />
        <View className="receipt__title">诉求已提交</View>
        <View className="receipt__label">诉求编号</View>
        <View id="ticket-no" className="receipt__no">
          {ticketNo}
        </View>
        <View id="accept-deadline" className="receipt__next">
          {dueAt ? `我们将在${deadlineText(Number(dueAt))} 前受理，` : ''}每一步进展都能在“我的诉求”里看到。
        </View>
      </View>
      <View className="receipt__actions">
        <Button id="view-progress" kind="primary" onTap={() => replaceScreen('ticket', { id })}>
          查看办理进度
        </Button>
        <Button id="back-home" onTap={() => openTab('home')}>
          返回首页
        </Button>
      </View>
    </Page>
  );
}
