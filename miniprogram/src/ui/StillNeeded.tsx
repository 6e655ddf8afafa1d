import { View } from '@tarojs/components';
import { openScreen } from '@/device/navigation';
import { Button } from './Button';

interface Props {
  readonly question: string;
  /** Whether there was an answer that may not have helped. */
  readonly asking?: boolean;
}

/** From an answer that did not help to 微受理; the question goes along. */
export function StillNeeded({ question, asking = true }: Props) {
  return (
    <View className="still">
      {asking ? <View className="still__text">没有解决您的问题？</View> : null}
      <Button id="still-needed" onTap={() => openScreen('submit', question ? { content: question } : {})}>
        仍需反映，去微受理
      </Button>
    </View>
  );
}
