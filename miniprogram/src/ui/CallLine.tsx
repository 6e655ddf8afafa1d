import { View } from '@tarojs/components';
import { hotlineNumber, useCity } from '@/city/use-city';
import { callNumber } from '@/device/phone';

/** From every screen one tap to a person, for whoever would rather speak than type. */
export function CallLine() {
  const number = useCity()?.hotlineNumber ?? hotlineNumber;
  return (
    <View id="call-hotline" className="call-line" ariaRole="button" onClick={() => callNumber(number)}>
      <View className="phone-glyph" />
      拨打{number}电话办理
    </View>
  );
}
