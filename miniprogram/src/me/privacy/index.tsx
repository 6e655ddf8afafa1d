import { View } from '@tarojs/components';
import { openPrivacyGuide } from '@/device/privacy';
import { isWeapp } from '@/device/platform';
import { Cell, Cells } from '@/ui/Cells';
import { Page } from '@/ui/Page';
import { Purposes } from '@/ui/Purposes';
import './index.scss';

/** 个人信息收集清单, for everybody and before any log-in. */
export default function Privacy() {
  return (
    <Page>
      <View className="hint privacy__hint">我们只收集下面这些信息，每一项只用于写明的用途。诉求按档案管理规定保存，只有办理需要的工作人员能看到。没有列出的不收集。</View>
      <Cells>
        <View className="privacy__list">
          <Purposes />
        </View>
      </Cells>
      {isWeapp ? (
        <Cells>
          <Cell id="privacy-guide" title="微信隐私保护指引" onTap={openPrivacyGuide} />
        </Cells>
      ) : null}
    </Page>
  );
}
