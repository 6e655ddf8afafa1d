import { Button, Popconfirm } from 'antd';
import { useCallback, useState, type ReactNode } from 'react';
import { getFactors, removePasskey, removeTotp, renewRecoveryCodes, type Factors } from '@hotline/shared/contracts/log-in.staff';
import { call } from '../../api/call';
import { useLoad, type Loaded } from '../../api/use-load';
import { FaultState, LoadingState } from '../../parts/states';
import { formatInstant } from '../../parts/time';
import { useNow } from '../../parts/use-now';
import { FaultAlert } from '../fault-alert';
import { PasskeyEnrolment } from '../passkey-enrolment';
import { RecoveryCodes } from '../recovery-codes';
import { TotpEnrolment } from '../totp-enrolment';
import { useSubmit } from '../use-submit';

interface RowProps {
  readonly name: string;
  readonly state: string;
  readonly children: ReactNode;
}

function Row({ name, state, children }: RowProps) {
  return (
    <li className="account-row">
      <strong>{name}</strong>
      <span className="quiet">{state}</span>
      {children}
    </li>
  );
}

function Remove({ what, onConfirm }: { readonly what: string; readonly onConfirm: () => void }) {
  return (
    <Popconfirm title={`移除${what}？`} description="移除后不能再用它登录。" okText="移除" cancelText="取消" onConfirm={onConfirm}>
      <Button size="small" danger aria-label={`移除${what}`}>移除</Button>
    </Popconfirm>
  );
}

interface ListProps {
  readonly factors: Factors;
  readonly onAdd: (kind: 'totp' | 'passkey') => void;
  readonly onDo: (work: () => Promise<void>) => void;
  readonly onChanged: (factors: Factors) => void;
  readonly onCodes: (codes: readonly string[]) => void;
}

function FactorList({ factors: { totpSince, passkeys, recoveryCodesLeft }, onAdd, onDo, onChanged, onCodes }: ListProps) {
  const now = useNow();
  const none = totpSince === null && passkeys.length === 0;
  return (
    <ul className="account-rows" data-testid="factors">
      <Row name="动态口令" state={totpSince === null ? '未设置' : `${formatInstant(totpSince, now)} 设置`}>
        <Button size="small" onClick={() => onAdd('totp')} data-testid="enrol-totp">{totpSince === null ? '设置' : '更换手机'}</Button>
        {totpSince === null ? null : <Remove what="动态口令" onConfirm={() => onDo(async () => onChanged(await call(removeTotp, {})))} />}
      </Row>
      {passkeys.map(({ id, name, createdAt, usedAt }) => (
        <Row key={id} name={`安全密钥 ${name}`} state={`${formatInstant(createdAt, now)} 添加，${usedAt === null ? '尚未使用' : `${formatInstant(usedAt, now)} 使用`}`}>
          <Remove what={`安全密钥 ${name}`} onConfirm={() => onDo(async () => onChanged(await call(removePasskey, { params: { id } })))} />
        </Row>
      ))}
      <Row name="安全密钥" state="USB 密钥，或本机的指纹、面容">
        <Button size="small" onClick={() => onAdd('passkey')} data-testid="enrol-passkey">添加</Button>
      </Row>
      {none ? null : (
        <Row name="恢复码" state={`还剩 ${recoveryCodesLeft} 个`}>
          <Popconfirm title="更换恢复码？" description="原有的恢复码立即作废。" okText="更换" cancelText="取消" onConfirm={() => onDo(async () => onCodes((await call(renewRecoveryCodes, {})).recoveryCodes))}>
            <Button size="small" data-testid="renew-codes">更换</Button>
          </Popconfirm>
        </Row>
      )}
    </ul>
  );
}

/** What there is, what is being added, or the codes to keep. */
function FactorsBody({ factors, put, reload }: { readonly factors: Factors } & Pick<Loaded<Factors>, 'put' | 'reload'>) {
  const [adding, setAdding] = useState<'totp' | 'passkey' | null>(null);
  const [codes, setCodes] = useState<readonly string[]>([]);
  const { fault, submit } = useSubmit<() => Promise<void>>((work) => work());
  const onCodes = (made: readonly string[]): void => {
    setAdding(null);
    setCodes(made);
    reload();
  };
  const Enrolment = adding === 'totp' ? TotpEnrolment : PasskeyEnrolment;
  if (codes.length > 0) return <RecoveryCodes codes={codes} onDone={() => setCodes([])} />;
  if (adding) return <Enrolment onEnrolled={({ recoveryCodes }) => onCodes(recoveryCodes)} onCancel={() => setAdding(null)} />;
  return (
    <>
      <FaultAlert fault={fault} />
      <FactorList factors={factors} onAdd={setAdding} onDo={(work) => void submit(work)} onChanged={put} onCodes={onCodes} />
    </>
  );
}

/** 二次验证: what there is, adding and removing. */
export function FactorsSection() {
  const { data, fault, reload, put } = useLoad(useCallback(() => call(getFactors, {}), []));
  return (
    <section className="account-section" aria-labelledby="account-factors">
      <h2 id="account-factors">二次验证</h2>
      <p className="login-hint">登录时除密码外再验证一次{data?.required ? '，本热线要求至少保留一种' : ''}。修改须在登录后10分钟内进行。</p>
      {data ? <FactorsBody factors={data} put={put} reload={reload} /> : fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState rows={3} />}
    </section>
  );
}
