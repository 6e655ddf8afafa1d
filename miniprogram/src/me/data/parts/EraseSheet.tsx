import { useState } from 'react';
import { View } from '@tarojs/components';
import { eraseMe } from '@hotline/shared/contracts/citizens.citizen';
import { asApiError } from '@/api/api-error';
import { call } from '@/api/call';
import { openTab, say } from '@/device/navigation';
import { clearStored } from '@/device/storage';
import { aria } from '@/ui/aria';
import { Button } from '@/ui/Button';
import { FieldError } from '@/ui/FieldError';
import { Sheet } from '@/ui/Sheet';

const gone = '将删除：您的微信身份、手机号、登录、通知授权、人工对话、意见反馈、草稿；已办结诉求中的姓名、电话、地址、图片和语音。本机保存的草稿也会清除。';
const kept = '将保留：已提交诉求的文字和办理记录，不再与您关联，其中的电话、身份证号以 * 号代替；仍在办理的诉求，联系方式和图片保留到办结，以便负责单位与您联系，如不需要请先撤回。使用限制保留到期满。';
const after = '删除后所有设备退出登录，您将不能再查看和评价这些诉求，也不能恢复。';

/** What goes, what stays, and one deliberate yes. */
export function EraseSheet({ onClose }: { readonly onClose: () => void }) {
  const [agreed, setAgreed] = useState(false);
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);

  async function erase(): Promise<void> {
    if (!agreed) return setError('请先勾选“我已了解”');
    setBusy(true);
    try {
      await call(eraseMe, {});
      clearStored();
      say('您的信息已删除');
      openTab('home');
    } catch (thrown) {
      setError(asApiError(thrown).message);
      setBusy(false);
    }
  }

  return (
    <Sheet id="erase-sheet" title="删除我的信息" onClose={onClose}>
      {[gone, kept, after].map((text) => (
        <View key={text} className="sheet__text">
          {text}
        </View>
      ))}
      <View id="erase-agree" className={`check${agreed ? ' check--on' : ''}`} ariaRole="checkbox" ariaLabel="我已了解，确认删除" {...aria('aria-checked', agreed)} onClick={() => (setAgreed(!agreed), setError(''))}>
        <View className="check__box" />
        <View>我已了解，确认删除</View>
      </View>
      <FieldError id="erase" text={error || undefined} />
      <View className="sheet__actions">
        <Button id="erase-confirm" kind="warn" disabled={busy} onTap={() => void erase()}>
          {busy ? '正在删除' : '删除我的信息'}
        </Button>
      </View>
    </Sheet>
  );
}
