import { Button, Watermark } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '@hotline/shared/contracts/contract';
import type { revealContact, StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { channels } from '@hotline/shared/vocabulary/channel';
import { useSession } from '../../session/session';
import { RevealForm } from './reveal-form';
import { Fact, Section } from './section';

export type Revealed = OutputOf<typeof revealContact>;

/** Whether the requester can be told by WeChat, and how often. */
function reachText({ channel, remaining }: StaffTicket['reachable']): string {
  if (channel === null) return '无法通过微信通知，需电话告知';
  const name = (channels.labels as Readonly<Record<string, string>>)[channel] ?? channel;
  // Only the mini-program's messages are counted; the official account's are not.
  return remaining > 0 ? `可通过${name}通知，还可发送 ${remaining} 次` : `可通过${name}通知`;
}

function MaskedFacts({ ticket }: { readonly ticket: StaffTicket }) {
  return (
    <dl className="facts">
      <Fact name="联系人">{ticket.contactNameMasked ?? '未留姓名'}</Fact>
      <Fact name="电话">{ticket.contactPhoneMasked}</Fact>
      <Fact name="通知">{reachText(ticket.reachable)}</Fact>
    </dl>
  );
}

/** The full data under the number of whoever looks: a photograph of the screen says who took it. */
function RevealedFacts({ revealed }: { readonly revealed: Revealed }) {
  const { staff } = useSession();
  return (
    <Watermark content={[staff.staffNo, staff.name]} width={90} height={40} gap={[36, 20]} font={{ fontSize: 12, color: 'rgba(0,0,0,.1)' }}>
      <dl className="facts revealed" data-testid="revealed">
        <Fact name="联系人">{revealed.contactName ?? '未留姓名'}</Fact>
        <Fact name="电话">{revealed.contactPhone}</Fact>
        <Fact name="地址">{revealed.address ?? '未填写'}</Fact>
      </dl>
    </Watermark>
  );
}

/** The requester, masked until somebody gives a reason. */
export function RequesterSection({ ticket }: { readonly ticket: StaffTicket }) {
  const [asking, setAsking] = useState(false);
  const [revealed, setRevealed] = useState<Revealed | null>(null);
  const side = revealed ? (
    <Button size="small" onClick={() => setRevealed(null)}>隐藏</Button>
  ) : (
    <Button size="small" onClick={() => setAsking(true)} data-testid="action-reveal">查看联系方式</Button>
  );
  const onRevealed = (contact: Revealed): void => {
    setRevealed(contact);
    setAsking(false);
  };
  return (
    <Section title="诉求人" side={asking ? null : side}>
      {revealed ? <RevealedFacts revealed={revealed} /> : <MaskedFacts ticket={ticket} />}
      {asking ? <RevealForm ticketId={ticket.id} onRevealed={onRevealed} onCancel={() => setAsking(false)} /> : null}
    </Section>
  );
}
