import { Image } from 'antd';
import type { AttachmentView } from '@hotline/shared/contracts/attachments';

/** Small pictures that open large. */
export function Pictures({ pictures }: { readonly pictures: readonly AttachmentView[] }) {
  if (pictures.length === 0) return null;
  return (
    <Image.PreviewGroup>
      <div className="pictures">
        {pictures.map(({ id, url }, index) => (
          <Image key={id} src={url} width={72} height={72} alt={`图片 ${index + 1}，共 ${pictures.length} 张`} />
        ))}
      </div>
    </Image.PreviewGroup>
  );
}
