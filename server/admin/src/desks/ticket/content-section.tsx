import { Image } from 'antd';
import type { AttachmentView } from '@hotline/shared/contracts/attachments';
import type { StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { Fact, Section } from './section';

function Pictures({ pictures }: { readonly pictures: readonly AttachmentView[] }) {
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

/** What the requester said. */
export function ContentSection({ ticket }: { readonly ticket: StaffTicket }) {
  const { content, attachments, categoryName, areaName, addressMasked } = ticket;
  return (
    <Section title="诉求内容">
      <p className="prose" data-testid="ticket-content">{content}</p>
      <Pictures pictures={attachments} />
      <dl className="facts">
        <Fact name="分类">{categoryName ?? '未定'}</Fact>
        <Fact name="区域">{areaName ?? '未定'}</Fact>
        {addressMasked ? <Fact name="地址">{addressMasked}</Fact> : null}
      </dl>
    </Section>
  );
}
