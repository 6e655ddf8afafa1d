import { View } from '@tarojs/components';
import type { ClosedList } from '@hotline/shared/vocabulary/closed-list';
import { aria } from './aria';

interface Props<Code extends string> {
  /** Ids of the options are `<id>-<code>`. */
  readonly id: string;
  readonly label: string;
  readonly list: ClosedList<Code>;
  readonly value: Code | null;
  readonly onChange: (value: Code) => void;
}

/** One of a few, all in sight, one tap. */
export function Choices<Code extends string>({ id, label, list, value, onChange }: Props<Code>) {
  return (
    <View className="choices" ariaRole="radiogroup" ariaLabel={label}>
      {list.codes.map((code) => (
        <View
          key={code}
          id={`${id}-${code}`}
          className={`choices__item${code === value ? ' choices__item--on' : ''}`}
          ariaRole="radio"
          {...aria('aria-checked', code === value)}
          onClick={() => onChange(code)}
        >
          {list.labels[code]}
        </View>
      ))}
    </View>
  );
}
