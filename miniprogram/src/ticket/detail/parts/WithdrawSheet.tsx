import { useState } from 'react';
import { View } from '@tarojs/components';
import { withdrawTicket, type CitizenTicket } from '@hotline/shared/contracts/tickets.citizen';
import { submitLimits } from '@hotline/shared/rules/limits';
import { asApiError } from '@/api/api-error';
import { call } from '@/api/call';
import { Button } from '@/ui/Button';
import { Sheet } from '@/ui/Sheet';
import { TextArea } from '@/ui/TextArea';
import { useKept } from '@/ui/use-kept';

interface Props {
  readonly id: string;
  readonly onDone: (ticket: CitizenTicket) => void;
  readonly onClose: () => void;
}

/** Withdrawing needs a reason and cannot be undone. */
export function WithdrawSheet({ id, onDone, onClose }: Props) {
  const { value: reason, change, drop } = useKept(`ticket.${id}.withdrawal`, '');
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);

  async function withdraw(): Promise<void> {
    if (!reason.trim()) return setError('请填写撤回的原因');
    setBusy(true);
    try {
      const ticket = await call(withdrawTicket, { params: { id }, body: { reason: reason.trim() } });
      drop();
      onDone(ticket);
      onClose();
    } catch (thrown) {
      setError(asApiError(thrown).message);
      setBusy(false);
    }
  }

  return (
    <Sheet id="withdraw-sheet" title="撤回诉求" onClose={onClose}>
      <View className="sheet__text">撤回后将停止办理，不能恢复。如仍需反映，可以重新提交。</View>
      <TextArea id="withdraw-reason" label="撤回原因" placeholder="例如：问题已经解决" value={reason} max={submitLimits.reasonMax} error={error} onChange={(next) => change(() => next)} />
      <View className="sheet__actions">
        <Button id="withdraw-confirm" kind="warn" disabled={busy} onTap={() => void withdraw()}>
          确认撤回
        </Button>
      </View>
    </Sheet>
  );
}
