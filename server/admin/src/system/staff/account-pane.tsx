import { App } from 'antd';
import { useCallback, useState } from 'react';
import { getAccount, type AccountView } from '@hotline/shared/contracts/accounts.staff';
import { roles } from '@hotline/shared/vocabulary/role';
import { call } from '../../api/call';
import { useLoad } from '../../api/use-load';
import { FaultState, LoadingState } from '../../parts/states';
import { formatInstant } from '../../parts/time';
import { useNow } from '../../parts/use-now';
import { useSession } from '../../session/session';
import { AccountActions } from './account-actions';
import { AccountEdit } from './account-edit';
import { AccountMark } from './account-mark';
import { ActivationNote } from './activation-note';

function AccountFacts({ account: { role, department, state, lockedUntil, createdAt } }: { readonly account: AccountView }) {
  const now = useNow();
  return (
    <dl className="facts">
      <div className="fact"><dt>岗位</dt><dd>{roles.labels[role]}{state === 'ungranted' ? '（建议）' : ''}</dd></div>
      <div className="fact"><dt>单位</dt><dd>{department?.name ?? '无'}</dd></div>
      <div className="fact"><dt>状态</dt><dd><AccountMark state={state} />{lockedUntil ? ` 至 ${formatInstant(lockedUntil, now)}` : ''}</dd></div>
      <div className="fact"><dt>创建于</dt><dd>{formatInstant(createdAt, now)}</dd></div>
    </dl>
  );
}

interface DoableProps {
  readonly account: AccountView;
  readonly onDone: (account: AccountView, activationCode: string | null) => void;
}

/** What whoever looks may do with the account. */
function Doable({ account, onDone }: DoableProps) {
  const { staff } = useSession();
  if (staff.id === account.id) return <p className="quiet">这是您自己的账号，由另一位管理员办理。</p>;
  if (staff.role === 'securityAdmin') return <AccountActions account={account} onDone={(result) => onDone(result.account, result.activationCode)} />;
  if (staff.role === 'systemAdmin' && account.seatBatch === null) return <AccountEdit account={account} onDone={(changed) => onDone(changed, null)} />;
  return null;
}

/** One account. */
export function AccountPane({ id, onChanged }: { readonly id: string; readonly onChanged: () => void }) {
  const { message } = App.useApp();
  const { data, fault, reload, put } = useLoad(useCallback(() => call(getAccount, { params: { id } }), [id]));
  const [code, setCode] = useState<string | null>(null);
  if (!data) return fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState />;
  const done = (account: AccountView, activationCode: string | null): void => {
    put(account);
    setCode(activationCode);
    void message.success('已保存');
    onChanged();
  };
  return (
    <section className="section" aria-label={`账号 ${data.staffNo}`} data-testid="account">
      <div className="section-head"><h2>{data.staffNo} {data.name}</h2></div>
      <AccountFacts account={data} />
      {code ? <ActivationNote code={code} /> : null}
      <Doable account={data} onDone={done} />
    </section>
  );
}
