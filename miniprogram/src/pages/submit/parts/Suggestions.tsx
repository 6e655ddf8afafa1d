import { useState } from 'react';
import { View } from '@tarojs/components';
import { openScreen } from '@/device/navigation';
import { Button } from '@/ui/Button';
import { HitCard } from '@/ui/HitCard';
import { noteVisit } from '../deflection';
import { useSuggestions } from '../use-suggestions';
import type { StepProps } from './step-props';

/** Answers that may spare the person the waiting; quiet when there are none. */
export function Suggestions({ draft, change }: Pick<StepProps, 'draft' | 'change'>) {
  const hits = useSuggestions(draft);
  const [carriedOn, setCarriedOn] = useState(false);
  if (hits.length === 0 || carriedOn) return null;
  const open = (id: string) => {
    noteVisit(draft, 'opened');
    openScreen('answer', { id, from: 'submit' });
  };
  const solve = () => {
    noteVisit(draft, 'solved');
    change({ solved: true });
  };
  return (
    <View className="group">
      <View className="group__title">也许已有答复</View>
      {hits.map((hit, index) => (
        <HitCard key={hit.id} id={`suggestion-${index + 1}`} hit={hit} brief onTap={() => open(hit.id)} />
      ))}
      <View className="pair">
        <View className="pair__one">
          <Button id="solved" onTap={solve}>
            已解决
          </Button>
        </View>
        <View className="pair__one">
          <Button id="carry-on" onTap={() => setCarriedOn(true)}>
            继续提交
          </Button>
        </View>
      </View>
    </View>
  );
}
