import { View } from '@tarojs/components';
import { openScreen } from '@/device/navigation';
import { Button } from './Button';

/** From an answer that did not help to 微受理; the question goes along. */
export function StillNeeded({ question }: { readonly question: string }) {
  return (
    <View className="still">
      <View className="still__text">没有解决您的问题？</View>
      <Button id="still-needed" onTap={() => openScreen('submit', question ? { content: question } : {})}>
        仍需反映，去微受理
      </Button>
    </View>
  );
}
