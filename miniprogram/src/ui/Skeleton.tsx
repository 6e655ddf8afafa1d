import { View } from '@tarojs/components';

/** The shape of what is coming. */
export function Skeleton({ rows = 3 }: { readonly rows?: number }) {
  return (
    <View className="group" ariaLabel="正在加载">
      {Array.from({ length: rows }, (_, index) => (
        <View key={index} className="skeleton">
          <View className="skeleton__line skeleton__line--short" />
          <View className="skeleton__line" />
        </View>
      ))}
    </View>
  );
}
