import { Alert, Button, Form, Input, Select, Space } from 'antd';
import { useState } from 'react';
import { disableAccount, enableAccount, getAccount, grantRole, resetAccount, unlockAccount, type AccountView } from '@hotline/shared/contracts/accounts.staff';
import { resetSecondFactor } from '@hotline/shared/contracts/log-in.staff';
import type { AccountState } from '@hotline/shared/vocabulary/account-state';
import { threePowers, type Role } from '@hotline/shared/vocabulary/role';
import { call } from '../../api/call';
import { Field } from '../../parts/form/field';
import { fieldsOf } from '../../parts/form/field-rule';
import { useDoing } from '../use-doing';
import { grantable } from './grantable';

type Step = 'grant' | 'reset' | 'resetFactor' | 'unlock' | 'disable' | 'enable';

interface Result {
  readonly account: AccountView;
  readonly activationCode: string | null;
}

interface Values {
  readonly role: Role;
  readonly reason: string;
}

const names: Readonly<Record<Step, string>> = { grant: '授予岗位', reset: '重置密码', resetFactor: '重置二次验证', unlock: '解除锁定', disable: '停用', enable: '恢复' };

const notes: Readonly<Record<Step, string>> = {
  grant: '岗位变更后，此人已打开的页面须重新登录。',
  reset: '原密码立即失效，本人凭新的激活码设置密码。',
  resetFactor: '请先核实是本人丢失手机或密钥。原有的验证方式和恢复码立即失效，此人退出登录后重新设置。',
  unlock: '请先核实是本人输错密码。',
  disable: '此人立即退出登录，不能再登录。',
  enable: '恢复后可用原密码登录。',
};

const stepsOf: Readonly<Record<AccountState, readonly Step[]>> = {
  ungranted: ['grant'], inactive: ['reset', 'grant', 'disable'], active: ['grant', 'reset', 'resetFactor', 'disable'], locked: ['unlock', 'reset', 'resetFactor', 'disable'], disabled: ['enable', 'grant'],
};

/** A seat's role does not change, and a disabled seat does not come back. */
const forSeat: readonly Step[] = ['reset', 'resetFactor', 'unlock', 'disable'];

/** The three administrators' accounts are made and reset at the server's command line. */
const forThreePowers: readonly Step[] = ['unlock', 'disable', 'enable'];

function isOffered(step: Step, { state, seatBatch, role }: AccountView): boolean {
  if (seatBatch !== null) return forSeat.includes(step);
  return state === 'ungranted' || !threePowers.includes(role) || forThreePowers.includes(step);
}

const plain = async (account: Promise<AccountView>): Promise<Result> => ({ account: await account, activationCode: null });

const does: Readonly<Record<Step, (id: string, values: Values) => Promise<Result>>> = {
  grant: (id, body) => call(grantRole, { params: { id }, body }),
  reset: (id, { reason }) => call(resetAccount, { params: { id }, body: { reason } }),
  resetFactor: async (id, { reason }) => {
    await call(resetSecondFactor, { params: { id }, body: { reason } });
    return plain(call(getAccount, { params: { id } }));
  },
  unlock: (id, { reason }) => plain(call(unlockAccount, { params: { id }, body: { reason } })),
  disable: (id, { reason }) => plain(call(disableAccount, { params: { id }, body: { reason } })),
  enable: (id, { reason }) => plain(call(enableAccount, { params: { id }, body: { reason } })),
};

const fields = fieldsOf(grantRole);

interface StepFormProps {
  readonly step: Step;
  readonly account: AccountView;
  readonly onDone: (result: Result) => void;
  readonly onCancel: () => void;
}

function StepForm({ step, account, onDone, onCancel }: StepFormProps) {
  const { busy, fault, run } = useDoing();
  return (
    <Form<Values> layout="vertical" className="system-form" initialValues={{ role: account.role }} onFinish={(values) => void run(async () => onDone(await does[step](account.id, values)))} aria-label={names[step]}>
      <p className="quiet">{notes[step]}</p>
      {step === 'grant' ? <Field name="role" label="岗位" schema={fields.role}><Select options={grantable} autoFocus /></Field> : null}
      <Field name="reason" label="原因" schema={fields.reason} help="记入审计。"><Input.TextArea autoSize={{ minRows: 2 }} autoFocus={step !== 'grant'} /></Field>
      {fault ? <Alert type="error" showIcon title={fault.message} className="form-alert" data-testid="action-fault" /> : null}
      <Space>
        <Button type="primary" danger={step === 'disable'} htmlType="submit" loading={busy} data-testid={`confirm-${step}`}>{names[step]}</Button>
        <Button onClick={onCancel}>取消</Button>
      </Space>
    </Form>
  );
}

/** What the security administrator can do with an account as it is. */
export function AccountActions({ account, onDone }: { readonly account: AccountView; readonly onDone: (result: Result) => void }) {
  const [step, setStep] = useState<Step | null>(null);
  const steps = stepsOf[account.state].filter((each) => isOffered(each, account));
  if (step) return <StepForm key={step} step={step} account={account} onDone={(result) => { setStep(null); onDone(result); }} onCancel={() => setStep(null)} />;
  return (
    <Space wrap>
      {steps.map((each, at) => <Button key={each} type={at === 0 ? 'primary' : 'default'} onClick={() => setStep(each)} data-testid={`account-${each}`}>{names[each]}</Button>)}
    </Space>
  );
}
