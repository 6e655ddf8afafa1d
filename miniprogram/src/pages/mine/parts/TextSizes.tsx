import { View } from '@tarojs/components';
import { Choices } from '@/ui/Choices';
import { setTextSize, useLook } from '@/ui/look';
import { textSizes } from '@/ui/text-size';

/** How large the text is, in the ordinary look and in 大字版; larger still where WeChat itself is set so. */
export function TextSizes() {
  const { size } = useLook();
  return (
    <View className="text-sizes">
      <View className="text-sizes__label">字号</View>
      <Choices id="size" label="字号" list={textSizes} value={size} onChange={setTextSize} />
    </View>
  );
}
