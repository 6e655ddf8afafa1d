import { Image, View } from '@tarojs/components';
import type { AttachmentView } from '@hotline/shared/contracts/attachments';
import { fileUrl } from '@/api/call';
import { showPictures } from '@/device/pictures';
import { aria } from '@/ui/aria';

interface Props {
  /** Ids of the pictures are `<id>-<n>`. */
  readonly id: string;
  readonly label: string;
  readonly pictures: readonly AttachmentView[];
}

/** Small pictures, each of which opens large. */
export function Pictures({ id, label, pictures }: Props) {
  if (pictures.length === 0) return null;
  const urls = pictures.map(({ url }) => fileUrl(url));
  return (
    <View className="pictures">
      {urls.map((url, index) => {
        const name = `${label}${index + 1}`;
        // WeChat reads the label, browsers read the text of the picture inside.
        return <Image key={url} id={`${id}-${index + 1}`} className="pictures__item" src={url} mode="aspectFill" {...aria('role', 'button')} ariaLabel={name} nativeProps={{ alt: name }} onClick={() => showPictures(urls, url)} />;
      })}
    </View>
  );
}
