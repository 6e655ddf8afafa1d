import { Text, View } from '@tarojs/components';
import type { KnowledgeHit } from '@hotline/shared/contracts/knowledge';
import { validityText } from '@/text/time';

interface Props {
  readonly id: string;
  readonly hit: KnowledgeHit;
  /** A few plain words beside something being written: matches of a long text are too many to be marked. */
  readonly brief?: boolean;
  readonly onTap: () => void;
}

/** Plain words for the two kinds; 答复口径 is the desk's word. */
export const kindNames: Readonly<Record<KnowledgeHit['kind'], string>> = { policy: '政策', approvedAnswer: '权威答复' };

const briefLength = 44;

/** The first words only: cut here rather than by the style, which at larger sizes would cut through a line. */
function opening(passage: KnowledgeHit['passage']): KnowledgeHit['passage'] {
  const letters = [...passage.map(({ text }) => text).join('')];
  return [{ text: letters.slice(0, briefLength).join('') + (letters.length > briefLength ? '…' : ''), matched: false }];
}

/** One search result: the passage that answers, with the matched words marked. */
export function HitCard({ id, hit, brief = false, onTap }: Props) {
  const passage = brief ? opening(hit.passage) : hit.passage;
  return (
    <View id={id} className={`hit${hit.expired ? ' hit--expired' : ''}`} ariaRole="button" onClick={onTap}>
      <View className="hit__title">
        {hit.expired ? <View className="tag tag--grey">已失效</View> : <View className="tag">{kindNames[hit.kind]}</View>}
        {hit.title}
      </View>
      <View className="hit__passage">
        {passage.map(({ text, matched }, index) => (
          <Text key={index} className={matched ? 'mark' : ''}>
            {text}
          </Text>
        ))}
      </View>
      <View className="hit__source">
        {hit.departmentName || hit.source}
        {hit.areas.length > 0 ? `，适用于${hit.areas.join('、')}` : ''}
      </View>
      {brief ? null : <View className="hit__source">{validityText(hit.effectiveFrom, hit.effectiveTo)}</View>}
    </View>
  );
}
