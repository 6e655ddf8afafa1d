import { useState } from 'react';
import { View } from '@tarojs/components';
import { isWeapp } from '@/device/platform';
import { Cell, Cells } from '@/ui/Cells';
import { Page } from '@/ui/Page';
import { EraseSheet } from './parts/EraseSheet';
import { ExportHere } from './parts/ExportHere';
import { ExportPages } from './parts/ExportPages';
import './index.scss';

/** 我的信息: a copy of all that is known here, and its deletion. */
export default function MyData() {
  const [erasing, setErasing] = useState(false);
  return (
    <Page>
      <View className="hint my-data__hint">包括个人信息收集清单中记在您名下的全部信息。</View>
      {isWeapp ? <ExportHere /> : <ExportPages />}
      <Cells title="删除">
        <Cell id="erase" title="删除我的信息" note="删除后不能恢复" onTap={() => setErasing(true)} />
      </Cells>
      {erasing ? <EraseSheet onClose={() => setErasing(false)} /> : null}
    </Page>
  );
}
