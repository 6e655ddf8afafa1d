import { View } from '@tarojs/components';
import type { CitizenView } from '@hotline/shared/contracts/citizens.citizen';
import { say } from '@/device/navigation';
import { isWeapp } from '@/device/platform';
import { isKnown } from '@/session/known';
import { logOut } from '@/session/log-out';
import { Button } from '@/ui/Button';
import { Cell, Cells } from '@/ui/Cells';
import { Failure } from '@/ui/Failure';
import { LogInButtons } from '@/ui/LogInButtons';
import type { Loaded } from '@/ui/use-loaded';
import { PhoneButton } from './PhoneButton';

function LoggedIn({ me }: { readonly me: Loaded<CitizenView> }) {
  const phone = me.data?.phoneMasked ?? null;
  return (
    <>
      <Cells title="账号">
        <Cell id="my-phone" title="手机号" value={phone ?? (isWeapp ? '未绑定' : '可在小程序中绑定')} />
      </Cells>
      {isWeapp ? (
        <View className="account__actions">
          <PhoneButton bound={phone !== null} onBound={me.setData} />
        </View>
      ) : null}
    </>
  );
}

/** The way out, last on the page: nobody comes here for it. */
export function LogOut({ me }: { readonly me: Loaded<CitizenView> }) {
  if (!me.data) return null;
  const leave = () => void logOut().then(() => (say('已退出登录'), me.clear()));
  return (
    <View className="account__actions account__actions--last">
      <Button id="log-out" onTap={leave}>
        退出登录
      </Button>
    </View>
  );
}

/** Logged in: the number. Otherwise the way in; everything else here works without. */
export function Account({ me }: { readonly me: Loaded<CitizenView> }) {
  if (me.data) return <LoggedIn me={me} />;
  if (me.error && isKnown()) return <Failure error={me.error} onRetry={me.load} />;
  return (
    <View className="account">
      <View className="account__text">登录后可以提交诉求、查看办理进度</View>
      <LogInButtons disabled={me.loading} onTap={me.load} />
    </View>
  );
}
