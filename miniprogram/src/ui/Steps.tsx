import { View } from '@tarojs/components';

/** Which of the few steps this is, by name. */
export function Steps({ names, current }: { readonly names: readonly string[]; readonly current: number }) {
  return (
    <View className="steps" ariaLabel={`第${current + 1}步，共${names.length}步：${names[current] ?? ''}`}>
      {names.map((name, index) => (
        <View key={name} className={`steps__item${index === current ? ' steps__item--now' : ''}${index < current ? ' steps__item--done' : ''}`}>
          <View className="steps__bar" />
          <View className="steps__name">
            {index + 1} {name}
          </View>
        </View>
      ))}
    </View>
  );
}
