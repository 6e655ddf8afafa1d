import { Button, Popconfirm } from 'antd';
import { useCallback } from 'react';
import { closeMySessions, listMySessions, type StaffSession } from '@hotline/shared/contracts/log-in.staff';
import { call } from '../../api/call';
import { useLoad } from '../../api/use-load';
import { FaultState, LoadingState } from '../../parts/states';
import { formatInstant } from '../../parts/time';
import { useNow } from '../../parts/use-now';
import { FaultAlert } from '../fault-alert';
import { useSubmit } from '../use-submit';

const wayOf = ({ via, secondFactor }: StaffSession): string => (via === 'password' ? '密码' : '统一身份认证') + (secondFactor ? '＋二次验证' : '');

function SessionTable({ sessions }: { readonly sessions: readonly StaffSession[] }) {
  const now = useNow();
  return (
    <table className="account-table" data-testid="my-sessions">
      <thead><tr><th scope="col">设备</th><th scope="col">地址</th><th scope="col">登录方式</th><th scope="col">登录时间</th><th scope="col">最近操作</th></tr></thead>
      <tbody>
        {sessions.map((session) => (
          <tr key={`${session.openedAt}-${session.address}-${session.device}`}>
            <td>{session.device ?? '未知'}{session.current ? <span className="mark mark-open account-here">当前</span> : null}</td>
            <td>{session.address ?? '未知'}</td>
            <td>{wayOf(session)}</td>
            <td>{formatInstant(session.openedAt, now)}</td>
            <td>{formatInstant(session.seenAt, now)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** 登录中的设备, and how to end them all. */
export function SessionsSection() {
  const { data, fault, reload } = useLoad(useCallback(async () => (await call(listMySessions, {})).items, []));
  const { fault: refused, submit } = useSubmit<void>(async () => {
    await call(closeMySessions, {});
    window.location.assign('/admin/login');
  });
  return (
    <section className="account-section" aria-labelledby="account-sessions">
      <h2 id="account-sessions">登录中的设备</h2>
      <p className="login-hint">30分钟没有操作自动退出，每次登录最长13小时。有不认识的设备时，请全部退出并修改密码。</p>
      {data ? <SessionTable sessions={data} /> : fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState rows={2} />}
      <FaultAlert fault={refused} />
      <Popconfirm title="退出所有设备？" description="包括当前这台，需要重新登录。" okText="全部退出" cancelText="取消" onConfirm={() => void submit()}>
        <Button danger data-testid="log-out-everywhere">退出所有设备</Button>
      </Popconfirm>
    </section>
  );
}
