import { View } from '@tarojs/components';
import type { CityProfile } from '@hotline/shared/contracts/city.citizen';
import { useCity } from '@/city/use-city';
import { inWechat, isWeapp } from '@/device/platform';
import { goLogIn, logInByPhone } from '@/session/log-in';
import { Button } from './Button';

interface Props {
  readonly disabled?: boolean;
  /** The mini-program logs in by itself with the next request. */
  readonly onTap: () => void;
}

/** WeChat's page, where it opens; and ours beside it where both do, which is the sandbox's browser alone. */
function waysOf({ textCode, anyBrowser }: CityProfile['logIn']): { readonly wechat: boolean; readonly both: boolean } {
  if (isWeapp || inWechat) return { wechat: true, both: false };
  return { wechat: anyBrowser, both: anyBrowser && textCode };
}

const unknown: CityProfile['logIn'] = { textCode: false, anyBrowser: false };

/** The ways in that this browser has. */
export function LogInButtons({ disabled = false, onTap }: Props) {
  const { wechat, both } = waysOf(useCity()?.logIn ?? unknown);
  return (
    <>
      <Button id="login" kind="primary" disabled={disabled} onTap={isWeapp ? onTap : () => void goLogIn().catch(onTap)}>
        {wechat ? '微信登录' : '登录'}
      </Button>
      {both ? (
        <View className="login-other">
          <Button id="login-phone" onTap={logInByPhone}>
            手机号登录
          </Button>
        </View>
      ) : null}
    </>
  );
}
