import { View } from '@tarojs/components';
import type { CityProfile } from '@hotline/shared/contracts/city.citizen';
import { openScreen } from '@/device/navigation';

/** The city's newest announcement as one quiet line; all of them on tap. */
export function NoticeLine({ notices }: Pick<CityProfile, 'notices'>) {
  const [first] = notices;
  if (!first) return null;
  return (
    <View id="notice-line" className="notice-line" ariaRole="button" ariaLabel={`公告：${first.title}`} onClick={() => openScreen('notices')}>
      <View className="notice-line__label">公告</View>
      <View className="notice-line__title">{first.title}</View>
    </View>
  );
}
