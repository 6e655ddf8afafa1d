import { useState } from 'react';
import { View } from '@tarojs/components';
import { unpublishTicket, type CitizenTicket } from '@hotline/shared/contracts/tickets.citizen';
import { asApiError } from '@/api/api-error';
import { call } from '@/api/call';
import { Button } from '@/ui/Button';
import { FieldError } from '@/ui/FieldError';
import { Sheet } from '@/ui/Sheet';

interface Props {
  readonly id: string;
  readonly onDone: (ticket: CitizenTicket) => void;
  readonly onClose: () => void;
}

/** The leave to publish is taken back as easily as it was given: no reason is asked. */
export function UnpublishSheet({ id, onDone, onClose }: Props) {
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);

  async function unpublish(): Promise<void> {
    setBusy(true);
    try {
      onDone(await call(unpublishTicket, { params: { id } }));
      onClose();
    } catch (thrown) {
      setError(asApiError(thrown).message);
      setBusy(false);
    }
  }

  return (
    <Sheet id="unpublish-sheet" title="不再公开" onClose={onClose}>
      <View className="sheet__text">这件诉求不会再作为案例公开，已经公开的立即撤下。办理不受影响。</View>
      <FieldError id="unpublish" text={error} />
      <View className="sheet__actions">
        <Button id="unpublish-confirm" kind="warn" disabled={busy} onTap={() => void unpublish()}>
          {busy ? '正在撤下' : '确认不再公开'}
        </Button>
      </View>
    </Sheet>
  );
}
