import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useCity } from '@/city/use-city';
import { decodeQuery, goBack, restartAt } from '@/device/navigation';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';
import { Skeleton } from '@/ui/Skeleton';
import { CodeForm } from './parts/CodeForm';
import './index.scss';

/** 登录, for a browser outside WeChat: comes back to where it was asked for. */
export default function LogIn() {
  const returnTo = decodeQuery(useRouter().params.returnTo);
  const city = useCity();
  return (
    <Page>
      {city?.logIn.textCode ? <CodeForm city={city} onDone={() => restartAt(returnTo)} /> : null}
      {city && !city.logIn.textCode ? (
        <Empty id="wechat-only" title="请在微信中打开">
          <View>在微信中搜索“{city.hotlineName}”，从公众号或小程序进入，就可以登录；也可以直接拨打{city.hotlineNumber}。</View>
        </Empty>
      ) : null}
      {city ? null : <Skeleton />}
      <View id="login-later" className="link more" ariaRole="button" onClick={goBack}>
        暂不登录
      </View>
    </Page>
  );
}
