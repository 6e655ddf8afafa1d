import { View } from '@tarojs/components';
import { aria } from './aria';

/** The fault beside its field; read out as soon as it appears. */
export function FieldError({ id, text }: { readonly id: string; readonly text?: string | undefined }) {
  if (!text) return null;
  return (
    <View id={`${id}-error`} className="field-error" ariaRole="alert" {...aria('aria-live', 'assertive')}>
      {text}
    </View>
  );
}
