import { AuditOutlined, BookOutlined, CustomerServiceOutlined, FormOutlined, InboxOutlined, MenuOutlined, MessageOutlined, PhoneFilled, PhoneOutlined, QrcodeOutlined, SendOutlined, UnorderedListOutlined } from '@ant-design/icons';
import { useCallback, type ReactNode } from 'react';
import { NavLink } from 'react-router-dom';
import { countTickets, type Desk } from '@hotline/shared/contracts/tickets.staff';
import { call } from '../api/call';
import { useLiveBurst } from '../api/live-context';
import { useLoad } from '../api/use-load';
import { ChatCount } from '../chats/chat-count';
import { deskInfo, toolNames, workplaceOf, type Tool } from '../desks/desk-table';
import { useSession } from '../session/session';

const icons: Readonly<Record<Desk | Tool, ReactNode>> = {
  intake: <InboxOutlined aria-hidden />,
  dispatch: <SendOutlined aria-hidden />,
  handling: <FormOutlined aria-hidden />,
  review: <AuditOutlined aria-hidden />,
  followUp: <CustomerServiceOutlined aria-hidden />,
  all: <UnorderedListOutlined aria-hidden />,
  register: <PhoneOutlined aria-hidden />,
  chats: <MessageOutlined aria-hidden />,
  'call-backs': <PhoneFilled aria-hidden />,
  knowledge: <BookOutlined aria-hidden />,
  menu: <MenuOutlined aria-hidden />,
  'qr-codes': <QrcodeOutlined aria-hidden />,
};

interface Count {
  readonly desk: Desk;
  readonly waiting: number;
  readonly overdue: number;
}

/** How much waits at each desk, kept fresh by the live stream. */
function useCounts(wanted: boolean): readonly Count[] {
  const { data, reload } = useLoad(useCallback(async () => (wanted ? (await call(countTickets, {})).items : []), [wanted]));
  useLiveBurst('ticket', () => wanted && reload(), 600);
  return data ?? [];
}

function DeskCount({ count }: { readonly count: Count | undefined }) {
  if (!count || count.waiting === 0) return null;
  return (
    <span className="rail-counts">
      {count.overdue > 0 ? <span className="rail-overdue">超期 {count.overdue}</span> : null}
      <span className="rail-waiting">{count.waiting}</span>
    </span>
  );
}

/** Left rail: the desks this role has. */
export function Rail() {
  const { staff } = useSession();
  const { desks, tools } = workplaceOf(staff.role);
  const counts = useCounts(desks.length > 0);
  return (
    <nav className="rail" aria-label="工作台">
      {desks.map((desk) => (
        <NavLink key={desk} to={`/desks/${desk}`} className="rail-link" data-testid={`desk-${desk}`}>
          {icons[desk]}
          <span className="rail-name">{deskInfo[desk].name}</span>
          {desk === 'all' ? null : <DeskCount count={counts.find((count) => count.desk === desk)} />}
        </NavLink>
      ))}
      {desks.length > 0 && tools.length > 0 ? <div className="rail-line" /> : null}
      {tools.map((tool) => (
        <NavLink key={tool} to={`/${tool}`} className="rail-link" data-testid={`desk-${tool}`}>
          {icons[tool]}
          <span className="rail-name">{toolNames[tool]}</span>
          {tool === 'chats' ? <ChatCount /> : null}
        </NavLink>
      ))}
    </nav>
  );
}
