import { Button } from 'antd';
import { useState } from 'react';
import { ticketCodePath } from '@hotline/shared/contracts/outreach.staff';
import type { StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { CodePicture } from '../../parts/code-picture';
import { Section } from './section';

/** A mini-program code by which the requester follows the ticket on the own phone. */
export function ProgressCode({ ticket }: { readonly ticket: StaffTicket }) {
  const [shown, setShown] = useState(false);
  const side = (
    <Button size="small" onClick={() => setShown(!shown)} data-testid="progress-code">{shown ? '收起' : '显示小程序码'}</Button>
  );
  return (
    <Section title="扫码查看进度" side={side}>
      <p className="quiet">诉求人用微信扫码，可在小程序中查看这件诉求的办理进度；其他人扫码看不到内容。</p>
      {shown ? <CodePicture src={ticketCodePath.replace(':id', ticket.id)} alt={`工单 ${ticket.ticketNo} 的小程序码`} /> : null}
    </Section>
  );
}
