import { View } from '@tarojs/components';
import { openScreen } from '@/device/navigation';
import { HitCard } from '@/ui/HitCard';
import { useSuggestions } from '../use-suggestions';

/** Answers that may spare the person the waiting; quiet when there are none. */
export function Suggestions({ content }: { readonly content: string }) {
  const { hits, question } = useSuggestions(content);
  if (hits.length === 0) return null;
  return (
    <View className="group">
      <View className="group__title">也许已有答复</View>
      {hits.map((hit, index) => (
        <HitCard key={hit.id} id={`suggestion-${index + 1}`} hit={hit} brief onTap={() => openScreen('answer', { id: hit.id, q: question })} />
      ))}
    </View>
  );
}
