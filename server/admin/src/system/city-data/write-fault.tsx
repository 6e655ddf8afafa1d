import { Alert } from 'antd';
import type { Fault } from '../../api/fault';

/** Why a write was refused, with the fields that were. */
export function WriteFault({ fault }: { readonly fault: Fault | null }) {
  if (!fault) return null;
  const fields = (fault.detail.fields ?? []).map(({ message }) => message).join('；');
  return <Alert type="error" showIcon title={fault.message} description={fields || undefined} className="form-alert" data-testid="action-fault" />;
}
