import { Modal } from 'antd';
import { useEffect, useState } from 'react';
import type { StaffView } from '@hotline/shared/contracts/staff.staff';
import { sessionBack, sessionLost } from '../api/session-signal';
import { LogIn } from './log-in';
import { useSession } from './session';

/** When the session ends under somebody's hands: log in on top of the page, so that nothing typed is lost. */
export function LoginAgain() {
  const { staff } = useSession();
  const [lost, setLost] = useState(false);
  useEffect(() => sessionLost.listen(() => setLost(true)), []);
  const onLogin = (again: StaffView): void => {
    // Another role or department means other rights: start from a clean page.
    if (again.id !== staff.id) window.location.reload();
    setLost(false);
    sessionBack.tell();
  };
  return (
    <Modal open={lost} title="登录已失效，请重新登录" footer={null} closable={false} keyboard={false} mask={{ closable: false }} width={380} destroyOnHidden>
      <p className="quiet">页面上填写的内容仍然保留，登录后可以继续办理。</p>
      <LogIn staffNo={staff.staffNo} onLogin={onLogin} />
    </Modal>
  );
}
