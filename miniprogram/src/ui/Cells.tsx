import type { PropsWithChildren, ReactNode } from 'react';
import { View } from '@tarojs/components';

/** A card of rows. */
export function Cells({ title, children }: PropsWithChildren<{ readonly title?: string }>) {
  return (
    <View className="group">
      {title ? <View className="group__title">{title}</View> : null}
      <View className="weui-cells group__card">{children}</View>
    </View>
  );
}

interface CellProps {
  readonly id?: string;
  readonly title: ReactNode;
  readonly value?: ReactNode;
  readonly note?: ReactNode;
  readonly onTap?: () => void;
}

/** A row; with `onTap` it leads somewhere and shows so. */
export function Cell({ id, title, value, note, onTap }: CellProps) {
  return (
    <View id={id} className={`weui-cell${onTap ? ' weui-cell_access' : ''}`} ariaRole={onTap ? 'button' : undefined} onClick={onTap}>
      <View className="weui-cell__bd">
        {title}
        {note ? <View className="weui-cell__desc">{note}</View> : null}
      </View>
      <View className="weui-cell__ft">{value}</View>
    </View>
  );
}
