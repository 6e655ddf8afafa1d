import { Textarea, View } from '@tarojs/components';
import { FieldError } from './FieldError';
import { useLook } from './look';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  readonly max: number;
  readonly error?: string | undefined;
  readonly onChange: (value: string) => void;
}

/** Several lines with a count; counts characters as people do. */
export function TextArea({ id, label, value, placeholder, max, error, onChange }: Props) {
  const length = [...value].length;
  const { care } = useLook();
  return (
    <View className="field">
      <View className="text-area">
        {care ? <View className="text-area__hint">不方便打字，可以点键盘上的话筒，用说话输入</View> : null}
        <Textarea
          id={id}
          className="weui-textarea text-area__input"
          placeholderClass="placeholder"
          value={value}
          // Longer texts are refused with a word beside the field, not cut off while pasting.
          maxlength={-1}
          placeholder={placeholder}
          ariaLabel={label}
          onInput={({ detail }) => onChange(detail.value)}
        />
        <View className={`text-area__count${length > max ? ' text-area__count--over' : ''}`}>
          {length}/{max}
        </View>
      </View>
      <FieldError id={id} text={error} />
    </View>
  );
}
