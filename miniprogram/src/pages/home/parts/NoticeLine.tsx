import { useState } from 'react';
import { View } from '@tarojs/components';
import type { CityProfile } from '@hotline/shared/contracts/city.citizen';
import { Sheet } from '@/ui/Sheet';

/** The city's notices as one quiet line; all of them on tap. */
export function NoticeLine({ notices }: { readonly notices: CityProfile['notices'] }) {
  const [open, setOpen] = useState(false);
  const first = notices[0];
  if (!first) return null;
  return (
    <>
      <View id="notice-line" className="notice-line" ariaRole="button" onClick={() => setOpen(true)}>
        <View className="notice-line__label">公告</View>
        <View className="notice-line__title">{first.title}</View>
      </View>
      {open ? (
        <Sheet id="notices" title="公告" onClose={() => setOpen(false)}>
          {notices.map(({ title, body }) => (
            <View key={title} className="notice-item">
              <View className="notice-item__title">{title}</View>
              <View className="sheet__text">{body}</View>
            </View>
          ))}
        </Sheet>
      ) : null}
    </>
  );
}
