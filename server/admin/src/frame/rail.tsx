import { AuditOutlined, BookOutlined, ClockCircleOutlined, CommentOutlined, CustomerServiceOutlined, DatabaseOutlined, DesktopOutlined, FieldTimeOutlined, FileDoneOutlined, FileSearchOutlined, FormOutlined, GlobalOutlined, HomeOutlined, ImportOutlined, InboxOutlined, MenuOutlined, MessageOutlined, NotificationOutlined, PhoneFilled, PhoneOutlined, QrcodeOutlined, ReadOutlined, RollbackOutlined, SendOutlined, SafetyOutlined, SolutionOutlined, StopOutlined, TableOutlined, TeamOutlined, UsergroupAddOutlined } from '@ant-design/icons';
import { useCallback, type ReactNode } from 'react';
import { NavLink, useNavigate } from 'react-router-dom';
import { countTickets } from '@hotline/shared/contracts/tickets.staff';
import type { Desk } from '@hotline/shared/vocabulary/desk';
import { call } from '../api/call';
import { useLiveBurst } from '../api/live-context';
import { useLoad } from '../api/use-load';
import { ChatCount } from '../chats/chat-count';
import { deskInfo, toolNames, workplaceOf, type Queue, type Tool } from '../desks/desk-table';
import { FeedbackCount } from '../feedback/feedback-count';
import { useKey } from '../keys/keys';
import { countText } from '../parts/marks';
import { useSession } from '../session/session';

const icons: Readonly<Record<Queue | Tool, ReactNode>> = {
  intake: <InboxOutlined aria-hidden />,
  dispatch: <SendOutlined aria-hidden />,
  sentBack: <RollbackOutlined aria-hidden />,
  handling: <FormOutlined aria-hidden />,
  coHandling: <UsergroupAddOutlined aria-hidden />,
  review: <AuditOutlined aria-hidden />,
  extension: <FieldTimeOutlined aria-hidden />,
  finalApproval: <FileDoneOutlined aria-hidden />,
  supervision: <ClockCircleOutlined aria-hidden />,
  followUp: <CustomerServiceOutlined aria-hidden />,
  tickets: <TableOutlined aria-hidden />,
  wall: <DesktopOutlined aria-hidden />,
  register: <PhoneOutlined aria-hidden />,
  chats: <MessageOutlined aria-hidden />,
  'call-backs': <PhoneFilled aria-hidden />,
  knowledge: <BookOutlined aria-hidden />,
  'knowledge-desk': <ReadOutlined aria-hidden />,
  cases: <GlobalOutlined aria-hidden />,
  inquiries: <FileSearchOutlined aria-hidden />,
  menu: <MenuOutlined aria-hidden />,
  'qr-codes': <QrcodeOutlined aria-hidden />,
  'city-data': <DatabaseOutlined aria-hidden />,
  staff: <TeamOutlined aria-hidden />,
  seats: <UsergroupAddOutlined aria-hidden />,
  roles: <SolutionOutlined aria-hidden />,
  audit: <SafetyOutlined aria-hidden />,
  blocklist: <StopOutlined aria-hidden />,
  'ticket-import': <ImportOutlined aria-hidden />,
  broadcasts: <NotificationOutlined aria-hidden />,
  feedback: <CommentOutlined aria-hidden />,
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
      {count.overdue > 0 ? <span className="rail-overdue">超期 {countText(count.overdue)}</span> : null}
      <span className="rail-waiting">{countText(count.waiting)}</span>
    </span>
  );
}

/** The first nine are reached by their number. */
function useRailKeys(paths: readonly string[]): void {
  const navigate = useNavigate();
  useKey('rail', (key) => {
    const path = paths[Number(key) - 1];
    if (path) void navigate(path);
  });
}

/** Left rail: the desks this role has. */
export function Rail() {
  const { staff } = useSession();
  const { desks, tools } = workplaceOf(staff.role);
  const counts = useCounts(desks.length > 0);
  useRailKeys([...(desks.length > 0 ? ['/workbench'] : []), ...desks.map((desk) => `/desks/${desk}`), ...tools.map((tool) => `/${tool}`)]);
  return (
    <nav className="rail" aria-label="工作台">
      {desks.length > 0 ? <NavLink to="/workbench" className="rail-link" data-testid="desk-workbench"><HomeOutlined aria-hidden /><span className="rail-name">我的工作台</span></NavLink> : null}
      {desks.map((desk) => (
        <NavLink key={desk} to={`/desks/${desk}`} className="rail-link" data-testid={`desk-${desk}`}>
          {icons[desk]}
          <span className="rail-name">{deskInfo[desk].name}</span>
          <DeskCount count={counts.find((count) => count.desk === desk)} />
        </NavLink>
      ))}
      {desks.length > 0 && tools.length > 0 ? <div className="rail-line" /> : null}
      {tools.map((tool) => (
        <NavLink key={tool} to={`/${tool}`} className="rail-link" data-testid={`desk-${tool}`}>
          {icons[tool]}
          <span className="rail-name">{toolNames[tool]}</span>
          {tool === 'chats' ? <ChatCount /> : null}
          {tool === 'feedback' ? <FeedbackCount /> : null}
        </NavLink>
      ))}
    </nav>
  );
}
