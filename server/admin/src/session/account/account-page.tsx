import { roles } from '@hotline/shared/vocabulary/role';
import { useSession } from '../session';
import { usePageTitle } from '../use-page-title';
import { FactorsSection } from './factors-section';
import { PasswordSection } from './password-section';
import { SessionsSection } from './sessions-section';

/** 我的账号: what somebody may change of their own account. */
export function AccountPage() {
  usePageTitle('我的账号');
  const { staff: { name, staffNo, role, department } } = useSession();
  return (
    <div className="account">
      <div className="list-bar"><h1>我的账号</h1></div>
      <p className="account-who">{[name, `工号 ${staffNo}`, roles.labels[role], department?.name].filter(Boolean).join(' · ')}</p>
      <FactorsSection />
      <SessionsSection />
      <PasswordSection />
    </div>
  );
}
