import { useState } from 'react';
import { View } from '@tarojs/components';
import { getMyTicket, withdrawTicket, type CitizenTicket } from '@hotline/shared/contracts/tickets.citizen';
import { submitLimits } from '@hotline/shared/rules/limits';
import { asApiError } from '@/api/api-error';
import { call } from '@/api/call';
import { say } from '@/device/navigation';
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

  function end(ticket: CitizenTicket): void {
    drop();
    onDone(ticket);
    onClose();
  }

  function wentOn(ticket: CitizenTicket): void {
    end(ticket);
    say('诉求有了新进展');
  }

  async function withdraw(): Promise<void> {
    if (!reason.trim()) return setError('请填写撤回的原因');
    setBusy(true);
    try {
      end(await call(withdrawTicket, { params: { id }, body: { reason: reason.trim() } }));
    } catch (thrown) {
      const { code, message } = asApiError(thrown);
      setError(message);
      setBusy(false);
      // An earlier attempt arrived and only its answer got lost, or the work is too far on.
      if (code === 'ticket.wrongState') call(getMyTicket, { params: { id } }).then(wentOn, () => undefined);
    }
  }

  return (
    <Sheet id="withdraw-sheet" title="撤回诉求" onClose={onClose}>
      <View className="sheet__text">撤回后将停止办理，不能恢复。如仍需反映，可以重新提交。</View>
      <TextArea id="withdraw-reason" label="撤回原因" placeholder="例如：问题已经解决" value={reason} max={submitLimits.reasonMax} error={error} onChange={(next) => change(() => next)} />
      <View className="sheet__actions">
        <Button id="withdraw-confirm" kind="warn" disabled={busy} onTap={() => void withdraw()}>
          {busy ? '正在撤回' : '确认撤回'}
        </Button>
      </View>
    </Sheet>
  );
}
