import { View } from '@tarojs/components';
import type { CityProfile } from '@hotline/shared/contracts/city.citizen';
import { openScreen } from '@/device/navigation';
import { HotQuestions } from '@/ui/HotQuestions';
import { Skeleton } from '@/ui/Skeleton';

const ask = (q: string) => openScreen('policy', { q });

/** What others ask now, and the city's themes: both are searches prepared. */
export function Questions({ city }: { readonly city: CityProfile | null }) {
  if (!city) return <Skeleton />;
  return (
    <>
      {city.themes.length > 0 ? (
        <View className="themes">
          {city.themes.map(({ key, title, query }) => (
            <View key={key} id={`theme-${key}`} className="themes__item" ariaRole="button" onClick={() => ask(query)}>
              {title}
            </View>
          ))}
        </View>
      ) : null}
      {city.hotQuestions.length > 0 ? <HotQuestions questions={city.hotQuestions} onAsk={ask} /> : null}
    </>
  );
}
