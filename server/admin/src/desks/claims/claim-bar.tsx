import { Button } from 'antd';
import type { StaffTicketItem } from '@hotline/shared/contracts/tickets.staff';
import { Deadline } from '../../parts/marks';

interface ClaimBarProps {
  readonly items: readonly StaffTicketItem[];
  readonly openId: string | undefined;
  readonly onNext: () => void;
  readonly onOpen: (id: string) => void;
  readonly onRelease: (id: string) => void;
}

/** Takes the next ticket, and stands for those already taken above the queue. */
export function ClaimBar({ items, openId, onNext, onOpen, onRelease }: ClaimBarProps) {
  return (
    <section className="claim-bar" aria-label="我领取的工单" data-testid="claims">
      <Button type="primary" size="small" onClick={onNext} aria-keyshortcuts="g" data-testid="claim-next">
        领取下一件<kbd className="action-key" aria-hidden>G</kbd>
      </Button>
      {items.length === 0 ? <span className="quiet">领取后由您办理，5 分钟没有操作会自动放回。</span> : null}
      {items.map(({ id, ticketNo, dueAt }) => (
        <span key={id} className={`claim${id === openId ? ' claim-open' : ''}`}>
          <button type="button" className="link-button" onClick={() => onOpen(id)} data-testid={`claimed-${ticketNo}`}>{ticketNo}</button>
          <Deadline dueAt={dueAt} />
          <Button size="small" type="text" onClick={() => onRelease(id)} aria-label={`放回 ${ticketNo}`} data-testid={`release-${ticketNo}`}>放回</Button>
        </span>
      ))}
    </section>
  );
}
