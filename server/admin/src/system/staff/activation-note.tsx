import { Alert } from 'antd';

/** A code just made: it can be read here once, and never again. */
export function ActivationNote({ code }: { readonly code: string }) {
  return (
    <Alert
      type="success"
      showIcon
      className="form-alert"
      title="激活码（只显示这一次）"
      description={<><code className="activation-code" data-testid="activation-code">{code}</code><p>请交给本人，在 {window.location.origin}/admin/activate 输入并设置密码，7 天内有效。</p></>}
    />
  );
}
