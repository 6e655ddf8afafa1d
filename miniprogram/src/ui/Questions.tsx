import { useEffect } from 'react';
import { View } from '@tarojs/components';
import type { CityProfile } from '@hotline/shared/contracts/city.citizen';
import { hotQuestions } from '@hotline/shared/contracts/inquiries.citizen';
import { callOpen } from '@/api/call';
import { HotQuestions } from './HotQuestions';
import { useLoaded } from './use-loaded';

interface Props {
  readonly city: CityProfile;
  readonly onAsk: (question: string) => void;
}

/** The city's themes and what others ask now: both are searches prepared. Until the count has come, the city's own questions. */
export function Questions({ city, onAsk }: Props) {
  const { data, load } = useLoaded(() => callOpen(hotQuestions, {}));
  useEffect(load, [load]);
  const questions = data?.items ?? city.hotQuestions;
  return (
    <>
      {city.themes.length > 0 ? (
        <View className="themes">
          {city.themes.map(({ key, title, query }) => (
            <View key={key} id={`theme-${key}`} className="themes__item" ariaRole="button" onClick={() => onAsk(query)}>
              {title}
            </View>
          ))}
        </View>
      ) : null}
      {questions.length > 0 ? <HotQuestions questions={questions} onAsk={onAsk} /> : null}
    </>
  );
}
