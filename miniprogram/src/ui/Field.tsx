import { Input, View, type InputProps } from '@tarojs/components';
import { FieldError } from './FieldError';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly type?: InputProps['type'];
  readonly maxlength?: number;
  readonly error?: string | undefined;
  readonly onChange: (value: string) => void;
}

/** One line of text with its label; belongs inside Cells. */
export function Field({ id, label, value, placeholder = '', type = 'text', maxlength = 200, error, onChange }: Props) {
  return (
    <View className="field">
      <View className="weui-cell">
        <View className="weui-label">{label}</View>
        <View className="weui-cell__bd">
          <Input
            id={id}
            className="weui-input"
            placeholderClass="placeholder"
            type={type}
            value={value}
            maxlength={maxlength}
            placeholder={placeholder}
            ariaLabel={label}
            onInput={({ detail }) => onChange(detail.value)}
          />
        </View>
      </View>
      <FieldError id={id} text={error} />
    </View>
  );
}
