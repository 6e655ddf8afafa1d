import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { closeStaffSession } from '@hotline/shared/contracts/staff.staff';
import { roles } from '@hotline/shared/vocabulary/role';
import { call } from '../api/call';
import { useLiveState } from '../api/live-context';
import { BroadcastBell } from '../broadcasts/broadcast-bell';
import { flushDrafts } from '../desks/actions/drafts';
import { workplaceOf } from '../desks/desk-table';
import { useSession } from '../session/session';
import { TicketSearch } from './ticket-search';

const liveWords = { connecting: '连接中', open: '实时', lost: '重连中' } as const;

/** Whether what is on the screen is up to date by itself. */
function LiveMark() {
  const state = useLiveState();
  return (
    <span className={`live live-${state}`} data-testid="live-state" role="status" title={state === 'open' ? '列表会自动更新' : '正在恢复连接，列表可能不是最新'}>
      {liveWords[state]}
    </span>
  );
}

function Logout() {
  const [busy, setBusy] = useState(false);
  const leave = async (): Promise<void> => {
    setBusy(true);
    await flushDrafts();
    // Leaves even if the server cannot be told; a full load forgets everything kept in memory.
    await call(closeStaffSession, {}).catch(() => undefined);
    window.location.assign('/admin/login');
  };
  return (
    <Button size="small" ghost loading={busy} onClick={() => void leave()} data-testid="logout">
      退出
    </Button>
  );
}

export function TopBar() {
  const { staff, city } = useSession();
  const { name, staffNo, role, department } = staff;
  return (
    <header className="top-bar">
      <Link to="/" className="top-bar-name">
        {city.hotlineName}
      </Link>
      {workplaceOf(role).tools.includes('tickets') ? <TicketSearch /> : <span className="top-bar-space" />}
      <LiveMark />
      <BroadcastBell />
      <Link to="/account" className="top-bar-who" data-testid="who" title={[department?.name, '我的账号'].filter(Boolean).join(' · ')}>
        <strong>{name}</strong>
        <span>
          {roles.labels[role]} · 工号 {staffNo}
        </span>
      </Link>
      <Logout />
    </header>
  );
}
