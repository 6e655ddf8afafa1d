import { View } from '@tarojs/components';
import { aria } from '@/ui/aria';
import { setCare, useLook } from '@/ui/look';

/** 大字版 on and off. */
export function CareSwitch() {
  const { care } = useLook();
  return (
    <View id="care" className="weui-cell" ariaRole="switch" ariaLabel="大字版" {...aria('aria-checked', care)} onClick={() => setCare(!care)}>
      <View className="weui-cell__bd">
        大字版
        <View className="weui-cell__desc">字更大，对比更强</View>
      </View>
      <View className={`switch${care ? ' switch--on' : ''}`} />
    </View>
  );
}
