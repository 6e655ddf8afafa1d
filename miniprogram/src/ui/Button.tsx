import type { PropsWithChildren } from 'react';
import { Button as TaroButton, type ButtonProps } from '@tarojs/components';
import { aria } from './aria';

interface Props {
  readonly id?: string;
  readonly kind?: 'primary' | 'default' | 'warn';
  readonly disabled?: boolean;
  readonly onTap?: () => void;
  /** WeChat's own abilities of a button, such as getPhoneNumber. */
  readonly native?: Partial<ButtonProps>;
}

/** A verb. While `disabled` it keeps its place and says why in its words. */
export function Button({ id, kind = 'default', disabled = false, onTap, native, children }: PropsWithChildren<Props>) {
  const tap = disabled ? undefined : onTap;
  return (
    <TaroButton {...native} id={id} className={`weui-btn weui-btn_${kind}${disabled ? ' weui-btn_disabled' : ''}`} disabled={disabled} {...aria('role', 'button')} onClick={tap}>
      {children}
    </TaroButton>
  );
}
