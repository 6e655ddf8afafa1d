import { Alert, Button } from 'antd';
import { useState } from 'react';
import { requestContact } from '@hotline/shared/contracts/contact-requests.staff';
import type { OutputOf } from '@hotline/shared/contracts/contract';
import type { StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { call } from '../../api/call';
import { faultOf, type Fault } from '../../api/fault';
import { formatInstant } from '../../parts/time';
import { useNow } from '../../parts/use-now';

type Answer = OutputOf<typeof requestContact>;

interface ContactForProps {
  readonly ticketId: string;
  readonly way: Exclude<StaffTicket['contactWay'], 'reveal' | null>;
}

/** Reaching the requester without the number: a relay number for a while, or a call of the hotline's. */
export function ContactFor({ ticketId, way }: ContactForProps) {
  const now = useNow();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const ask = async (): Promise<void> => {
    setBusy(true);
    setFault(null);
    try {
      setAnswer(await call(requestContact, { params: { id: ticketId } }));
    } catch (thrown) {
      setFault(faultOf(thrown));
    } finally {
      setBusy(false);
    }
  };
  if (answer?.relay) return <p data-testid="relay-number">请拨打中间号 <a href={`tel:${answer.relay.number}`}>{answer.relay.number}</a>，{formatInstant(answer.relay.until, now)} 前有效</p>;
  if (answer) return <p role="status" data-testid="contact-filed">已请12345代为联系，结果会写在内部备注里。</p>;
  return (
    <>
      {fault ? <Alert type="error" title={fault.message} className="form-alert" /> : null}
      <Button size="small" loading={busy} onClick={() => void ask()} data-testid="request-contact">{way === 'relay' ? '获取中间号' : '请12345代为联系'}</Button>
    </>
  );
}
