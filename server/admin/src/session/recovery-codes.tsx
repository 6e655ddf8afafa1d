import { Button, Space } from 'antd';

/** Shown once: what opens the account on the day the telephone or the key is lost. */
export function RecoveryCodes({ codes, onDone }: { readonly codes: readonly string[]; readonly onDone: () => void }) {
  return (
    <section className="recovery-codes" data-testid="recovery-codes">
      <h3>请保存恢复码</h3>
      <p className="login-hint">手机或密钥不在身边时，可用恢复码登录，每个只能用一次。这些代码只显示这一次，请打印或抄写后妥善保管。</p>
      <ul className="recovery-list">
        {codes.map((code) => <li key={code}><code>{code}</code></li>)}
      </ul>
      <Space>
        <Button type="primary" autoFocus onClick={onDone} data-testid="codes-kept">已保存，继续</Button>
        <Button onClick={() => window.print()}>打印</Button>
      </Space>
    </section>
  );
}
