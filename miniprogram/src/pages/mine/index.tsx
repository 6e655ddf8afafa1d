import { useState } from 'react';
import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { listMyLimits } from '@hotline/shared/contracts/blocklist.citizen';
import { getMe } from '@hotline/shared/contracts/citizens.citizen';
import { call } from '@/api/call';
import { hotlineNumber, useCity } from '@/city/use-city';
import { openScreen, openTab } from '@/device/navigation';
import { callNumber } from '@/device/phone';
import { mayBeLoggedIn } from '@/session/log-in';
import { Cell, Cells } from '@/ui/Cells';
import { Page } from '@/ui/Page';
import { useLoaded } from '@/ui/use-loaded';
import { Account, LogOut } from './parts/Account';
import { CareSwitch } from './parts/CareSwitch';
import { AppealSheet, Limits } from './parts/Limits';
import { TextSizes } from './parts/TextSizes';
import './index.scss';

/** 我的: who I am here, how it looks, whom to call. */
export default function Mine() {
  const city = useCity();
  const me = useLoaded(() => call(getMe, {}));
  const limits = useLoaded(() => call(listMyLimits, {}));
  const [appealing, setAppealing] = useState<string | null>(null);
  useDidShow(() => {
    if (!mayBeLoggedIn()) return me.clear();
    me.load();
    limits.load();
  });
  const number = city?.hotlineNumber ?? hotlineNumber;
  return (
    <Page withCall>
      <Account me={me} />
      {me.data ? <Limits limits={limits} onAppeal={setAppealing} /> : null}
      <Cells title="显示">
        <CareSwitch />
        <TextSizes />
      </Cells>
      <Cells title="服务">
        <Cell id="my-tickets" title="我的诉求" onTap={() => openTab('progress')} />
        <Cell id="call-hotline" title={`拨打${number}`} onTap={() => callNumber(number)} />
        {me.data ? <Cell id="my-feedback" title="意见反馈" note="说说服务哪里好用、哪里不好用" onTap={() => openScreen('feedback')} /> : null}
        {me.data ? <Cell id="my-data" title="我的信息" note="导出或删除" onTap={() => openScreen('myData')} /> : null}
        <Cell id="privacy" title="个人信息收集清单" note="收集什么、用来做什么、保存多久" onTap={() => openScreen('privacy')} />
      </Cells>
      {appealing ? <AppealSheet id={appealing} onDone={limits.load} onClose={() => setAppealing(null)} /> : null}
      <LogOut me={me} />
      <View className="about">{city ? `${city.cityName} · ${city.hotlineName}` : '政务服务便民热线'}</View>
    </Page>
  );
}
