import { Button } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '@hotline/shared/contracts/contract';
import { revealContact, type StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { noticeChannels } from '@hotline/shared/vocabulary/notice-channel';
import { noticeKinds } from '@hotline/shared/vocabulary/notice-kind';
import { relations } from '@hotline/shared/vocabulary/relation';
import { call } from '../../api/call';
import { Watermark } from '../../parts/watermark';
import { ContactFor } from './contact-for';
import { ReasonForm } from './reason-form';
import { RequesterIdentities } from './requester-identities';
import { Fact, Section } from './section';

export type Revealed = OutputOf<typeof revealContact>;

/** Whether the requester can be told by WeChat, and how often; only the mini-program's messages are counted. */
function reachText({ channel, remaining }: StaffTicket['reachable']): string {
  if (channel === null) return '微信通知不到，将发短信或电话告知';
  const counts = noticeKinds.codes.map((kind) => `${noticeKinds.labels[kind]} ${remaining.find((left) => left.kind === kind)?.count ?? 0} 次`);
  const often = channel === 'subscription' ? `，还可发送：${counts.join('、')}` : '';
  return `可通过${noticeChannels.labels[channel]}通知${often}`;
}

/** For whom the requester speaks. */
function BehalfFacts({ behalf }: Pick<StaffTicket, 'behalf'>) {
  if (!behalf) return null;
  const { companyName, companyCode, relation, personNameMasked, personPhoneMasked } = behalf;
  return (
    <>
      {companyName ? <Fact name="代表企业">{companyName}{companyCode ? `（${companyCode}）` : ''}</Fact> : null}
      {personNameMasked ? <Fact name="当事人">{[personNameMasked, relation && `诉求人的${relations.labels[relation]}`, personPhoneMasked].filter(Boolean).join(' · ')}</Fact> : null}
    </>
  );
}

function MaskedFacts({ ticket }: { readonly ticket: StaffTicket }) {
  return (
    <dl className="facts">
      <Fact name="联系人">{ticket.contactNameMasked ?? '未留姓名'}</Fact>
      <Fact name="电话">{ticket.contactPhoneMasked || '诉求人已注销，联系方式已删除'}</Fact>
      <BehalfFacts behalf={ticket.behalf} />
      <Fact name="通知">{reachText(ticket.reachable)}</Fact>
    </dl>
  );
}

/** The full data; a photograph of the screen says who took it. */
function RevealedFacts({ revealed }: { readonly revealed: Revealed }) {
  return (
    <Watermark>
      <dl className="facts revealed" data-testid="revealed">
        <Fact name="联系人">{revealed.contactName ?? '未留姓名'}</Fact>
        <Fact name="电话">{revealed.contactPhone}</Fact>
        <Fact name="地址">{revealed.address ?? '未填写'}</Fact>
        {revealed.personName ? <Fact name="当事人">{revealed.personName}{revealed.personPhone ? ` ${revealed.personPhone}` : ''}</Fact> : null}
      </dl>
    </Watermark>
  );
}

/** The requester, masked until somebody gives a reason. */
export function RequesterSection({ ticket }: { readonly ticket: StaffTicket }) {
  const [asking, setAsking] = useState(false);
  const [revealed, setRevealed] = useState<Revealed | null>(null);
  const shown = revealed ? (
    <Button size="small" onClick={() => setRevealed(null)}>隐藏</Button>
  ) : (
    <Button size="small" onClick={() => setAsking(true)} data-testid="action-reveal">查看联系方式</Button>
  );
  const side = ticket.contactWay === 'reveal' ? shown : null;
  const reveal = async (reason: string): Promise<void> => {
    setRevealed(await call(revealContact, { params: { id: ticket.id }, body: { reason } }));
    setAsking(false);
  };
  return (
    <Section title="诉求人" side={asking ? null : side}>
      {revealed ? <RevealedFacts revealed={revealed} /> : <MaskedFacts ticket={ticket} />}
      {asking ? <ReasonForm label="查看理由" help="查看行为将记入审计记录。" placeholder="例如：需电话核实漏水位置" action="查看" testId="confirm-reveal" onReason={reveal} onCancel={() => setAsking(false)} /> : null}
      {ticket.contactWay === null || ticket.contactWay === 'reveal' ? null : <ContactFor ticketId={ticket.id} way={ticket.contactWay} />}
      <RequesterIdentities ticketId={ticket.id} ticketNo={ticket.ticketNo} />
    </Section>
  );
}
