import { App as AntdApp, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { createBrowserRouter, RouterProvider } from 'react-router-dom';
import { BroadcastsPage } from './broadcasts/broadcasts-page';
import { CallBacksPage } from './call-backs/call-backs-page';
import { CasesPage } from './cases/cases-page';
import { ChatsPage } from './chats/chats-page';
import { DeskPage } from './desks/desk-page';
import { FeedbackPage } from './feedback/feedback-page';
import { Broken, NotFound } from './frame/dead-ends';
import { Frame } from './frame/frame';
import { ToolGuard } from './frame/guard';
import { Home } from './frame/home';
import { InquiriesPage } from './inquiries/inquiries-page';
import { KnowledgeDeskPage } from './knowledge/editing/knowledge-desk-page';
import { KnowledgePage } from './knowledge/knowledge-page';
import { MenuPage } from './outreach/menu-page';
import { PosterPage } from './outreach/poster-page';
import { QrCodesPage } from './outreach/qr-codes-page';
import { RegisterPage } from './register/register-page';
import { AccountPage } from './session/account/account-page';
import { BlocklistPage } from './system/blocklist/blocklist-page';
import { CityDataPage } from './system/city-data/city-data-page';
import { LoginPage } from './session/login-page';
import { SessionGate } from './session/session-gate';
import { AuditPage } from './system/audit/audit-page';
import { TicketImportPage } from './system/import/ticket-import-page';
import { ActivatePage } from './system/staff/activate-page';
import { RolesPage } from './system/staff/roles-page';
import { SeatsPage } from './system/staff/seats-page';
import { StaffPage } from './system/staff/staff-page';
import { theme } from './theme';
import { SupervisionOrderPage } from './supervision/supervision-order-page';
import { TicketsPage } from './tickets-list/tickets-page';
import { WallPage } from './wall/wall-page';
import { WorkbenchPage } from './workbench/workbench-page';

const router = createBrowserRouter(
  [
    { path: '/login', element: <LoginPage />, errorElement: <Broken /> },
    { path: '/activate', element: <ActivatePage />, errorElement: <Broken /> },
    { path: '/posters/:id', element: <SessionGate><ToolGuard tool="qr-codes"><PosterPage /></ToolGuard></SessionGate>, errorElement: <Broken /> },
    { path: '/supervision-orders/:id', element: <SessionGate><SupervisionOrderPage /></SessionGate>, errorElement: <Broken /> },
    { path: '/wall', element: <SessionGate><ToolGuard tool="wall"><WallPage /></ToolGuard></SessionGate>, errorElement: <Broken /> },
    {
      path: '/',
      element: <SessionGate><Frame /></SessionGate>,
      errorElement: <Broken />,
      children: [
        { index: true, element: <Home /> },
        { path: 'workbench', element: <WorkbenchPage /> },
        { path: 'desks/:desk/:ticketId?', element: <DeskPage /> },
        { path: 'tickets', element: <ToolGuard tool="tickets"><TicketsPage /></ToolGuard> },
        { path: 'register', element: <ToolGuard tool="register"><RegisterPage /></ToolGuard> },
        { path: 'chats/:id?', element: <ToolGuard tool="chats"><ChatsPage /></ToolGuard> },
        { path: 'call-backs', element: <ToolGuard tool="call-backs"><CallBacksPage /></ToolGuard> },
        { path: 'knowledge-desk/:part?/:id?', element: <ToolGuard tool="knowledge-desk"><KnowledgeDeskPage /></ToolGuard> },
        { path: 'cases/:id?', element: <ToolGuard tool="cases"><CasesPage /></ToolGuard> },
        { path: 'inquiries/:part?', element: <ToolGuard tool="inquiries"><InquiriesPage /></ToolGuard> },
        { path: 'knowledge/:id?', element: <ToolGuard tool="knowledge"><KnowledgePage /></ToolGuard> },
        { path: 'menu', element: <ToolGuard tool="menu"><MenuPage /></ToolGuard> },
        { path: 'qr-codes/:id?', element: <ToolGuard tool="qr-codes"><QrCodesPage /></ToolGuard> },
        { path: 'staff/:id?', element: <ToolGuard tool="staff"><StaffPage /></ToolGuard> },
        { path: 'seats', element: <ToolGuard tool="seats"><SeatsPage /></ToolGuard> },
        { path: 'roles', element: <ToolGuard tool="roles"><RolesPage /></ToolGuard> },
        { path: 'audit', element: <ToolGuard tool="audit"><AuditPage /></ToolGuard> },
        { path: 'blocklist/:id?', element: <ToolGuard tool="blocklist"><BlocklistPage /></ToolGuard> },
        { path: 'feedback/:id?', element: <ToolGuard tool="feedback"><FeedbackPage /></ToolGuard> },
        { path: 'broadcasts/:id?', element: <BroadcastsPage /> },
        { path: 'ticket-import/:id?', element: <ToolGuard tool="ticket-import"><TicketImportPage /></ToolGuard> },
        { path: 'account', element: <AccountPage /> },
        { path: 'city-data/:part?', element: <ToolGuard tool="city-data"><CityDataPage /></ToolGuard> },
        { path: '*', element: <NotFound /> },
      ],
    },
  ],
  { basename: '/admin' },
);

/** The desks, with everything antd needs around them. */
export function App() {
  return (
    // Without the automatic space a button's text is what stands in the source.
    // Motion only explains: a wave behind every press says nothing.
    <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
      <AntdApp message={{ top: 54 }}>
        <RouterProvider router={router} />
      </AntdApp>
    </ConfigProvider>
  );
}
