import { Button, Space } from 'antd';
import { Link, useNavigate } from 'react-router-dom';
import { useSession } from '../session/session';
import type { Registered } from './registered';

/** A registration, and whether the caller was answered on the telephone: that is to be sent. */
export interface Noted extends Registered {
  readonly answered: boolean;
}

interface RegisteredNoteProps {
  readonly registered: Noted;
  readonly onNext: () => void;
}

/** 20260302 000123 4: in the groups people read out. */
const spoken = (ticketNo: string): string => ticketNo.replace(/^(\d{8})(\d{3})(\d{3})(\d)$/, '$1 $2 $3 $4');

/** The number to read to the caller, and the next call. */
export function RegisteredNote({ registered: { id, ticketNo, answered }, onNext }: RegisteredNoteProps) {
  const { city } = useSession();
  const navigate = useNavigate();
  return (
    <section className="registered" role="status">
      <p>已登记，请将工单编号告知来电人：</p>
      <p className="registered-number" data-testid="registered-no" data-ticket-no={ticketNo}>{spoken(ticketNo)}</p>
      <p className="quiet">来电人可凭此编号致电 {city.hotlineNumber} 查询办理进度。</p>
      <Space>
        {answered ? <Button type="primary" onClick={() => void navigate(`/desks/intake/${id}?do=answerDirectly`)} data-testid="registered-answer">核对并发出答复</Button> : null}
        <Button type={answered ? 'default' : 'primary'} autoFocus onClick={onNext} data-testid="register-next">登记下一件</Button>
        <Link to={`/desks/all/${id}`} data-testid="registered-open">查看这件工单</Link>
      </Space>
    </section>
  );
}
