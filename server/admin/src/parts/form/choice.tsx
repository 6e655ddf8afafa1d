import { Radio } from 'antd';
import type { RadioGroupProps } from 'antd';
import type { ClosedList } from '@hotline/shared/vocabulary/closed-list';
import { optionsOf } from '../options';

interface ChoiceProps<C extends string> extends Omit<RadioGroupProps, 'options'> {
  readonly list: ClosedList<C>;
}

/** One of a few: all choices in sight, arrow keys move between them. */
export function Choice<C extends string>({ list, ...rest }: ChoiceProps<C>) {
  return <Radio.Group optionType="button" options={optionsOf(list)} {...rest} />;
}
