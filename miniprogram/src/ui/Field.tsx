import { Input, Textarea, View, type InputProps } from '@tarojs/components';
import { FieldError } from './FieldError';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly type?: InputProps['type'];
  readonly maxlength?: number;
  readonly error?: string | undefined;
  /** H5 only: what the browser may fill in by itself (`autocomplete`). */
  readonly purpose?: string;
  /** Grows with what is written, for what is longer than a line. */
  readonly growing?: boolean;
  readonly onChange: (value: string) => void;
}

/** A short text with its label; belongs inside Cells. */
export function Field({ id, label, value, placeholder = '', type = 'text', maxlength = 200, error, purpose, growing = false, onChange }: Props) {
  const common = { id, value, maxlength, placeholder, placeholderClass: 'placeholder', ariaLabel: label };
  return (
    <View className="field">
      <View className="weui-cell">
        <View className="weui-label">{label}</View>
        <View className="weui-cell__bd">
          {growing ? (
            <Textarea {...common} className="weui-textarea field__growing" autoHeight onInput={({ detail }) => onChange(detail.value)} />
          ) : (
            <Input {...common} className="weui-input" type={type} {...(purpose && { nativeProps: { autocomplete: purpose } })} onInput={({ detail }) => onChange(detail.value)} />
          )}
        </View>
      </View>
      <FieldError id={id} text={error} />
    </View>
  );
}
