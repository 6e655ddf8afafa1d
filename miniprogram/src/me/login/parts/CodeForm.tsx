import { View } from '@tarojs/components';
import type { CityProfile } from '@hotline/shared/contracts/city.citizen';
import { Button } from '@/ui/Button';
import { Cells } from '@/ui/Cells';
import { Consent } from '@/ui/Consent';
import { Field } from '@/ui/Field';
import { Heading } from '@/ui/Heading';
import { Notice } from '@/ui/Notice';
import { useCode } from '../use-code';

/** While one waits the button says for how long. */
function sendText(wait: number, sending: boolean, sent: boolean): string {
  if (sending) return '正在发送';
  if (wait > 0) return `${wait} 秒后可重新获取`;
  return sent ? '重新获取验证码' : '获取验证码';
}

interface Props {
  readonly city: CityProfile;
  readonly onDone: () => void;
}

/** A number, the code texted to it, one deliberate yes. */
export function CodeForm({ city, onDone }: Props) {
  const { fields, errors, doing, wait, sent, change, send, enter } = useCode(onDone);
  return (
    <>
      <Heading className="log-in__title">用手机号登录</Heading>
      <View className="hint">登录后可以提交诉求、查看办理进度。没有注册过的手机号，登录时自动建立账号。</View>
      <Cells>
        <Field id="phone" label="手机号" placeholder="11位手机号" type="number" purpose="tel-national" maxlength={11} value={fields.phone} error={errors.phone} onChange={(phone) => change({ phone: phone.trim() })} />
      </Cells>
      <Consent city={city} agreed={fields.agreed} error={errors.consentVersion} onChange={(agreed) => change({ agreed })} />
      <View className="log-in__actions">
        <Button id="send-code" disabled={wait > 0 || doing === 'sending'} onTap={() => void send()}>
          {sendText(wait, doing === 'sending', sent)}
        </Button>
      </View>
      {sent ? <Notice id="code-sent">验证码已发送，5分钟内有效。没有收到的，请核对手机号，稍后重新获取。</Notice> : null}
      <Cells>
        <Field id="textCode" label="验证码" placeholder="短信中的6位数字" type="number" purpose="one-time-code" maxlength={6} value={fields.textCode} error={errors.textCode} onChange={(textCode) => change({ textCode: textCode.trim() })} />
      </Cells>
      <View className="log-in__actions">
        <Button id="enter" kind="primary" disabled={doing === 'entering'} onTap={() => void enter()}>
          {doing === 'entering' ? '正在登录' : '登录'}
        </Button>
      </View>
    </>
  );
}
