import { View } from '@tarojs/components';
import { purposeList } from '@hotline/shared/rules/purposes';

/** 个人信息收集清单: what is collected, what for, where it comes from, how long it is kept. */
export function Purposes() {
  return (
    <View id="purposes">
      {purposeList.map(({ code, name, purpose, from, kept, optional }) => (
        <View key={code} className="purpose">
          <View className="purpose__name">
            {name}
            {optional ? '（选填）' : ''}
          </View>
          <View>用途：{purpose}</View>
          <View>来源：{from}</View>
          <View>保存：{kept}</View>
        </View>
      ))}
    </View>
  );
}
