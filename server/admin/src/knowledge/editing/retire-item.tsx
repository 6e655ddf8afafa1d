import { App, Button, Input, Popover, Space } from 'antd';
import { useState } from 'react';
import { retireKnowledge, type KnowledgeRecord } from '@hotline/shared/contracts/knowledge-editing.staff';
import { call } from '../../api/call';
import { faultOf } from '../../api/fault';
import { useMayEdit } from '../../system/city-data/may-edit';

interface RetireItemProps {
  readonly id: string;
  readonly version: number;
  readonly onStep: (record: KnowledgeRecord) => void;
}

/** Takes an item from the public, with the reason. */
export function RetireItem({ id, version, onStep }: RetireItemProps) {
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const mayRetire = useMayEdit('editor', 'dutyManager');
  const retire = async (): Promise<void> => {
    try {
      onStep(await call(retireKnowledge, { params: { id }, body: { version, reason } }));
    } catch (thrown) {
      void message.error(faultOf(thrown).message);
    }
  };
  const form = (
    <Space.Compact>
      <Input value={reason} maxLength={200} placeholder="下架原因" aria-label="下架原因" onChange={(event) => setReason(event.target.value)} data-testid="field-retireReason" />
      <Button danger disabled={reason.trim() === ''} onClick={() => void retire()} data-testid="confirm-retire">下架</Button>
    </Space.Compact>
  );
  return mayRetire ? <Popover trigger="click" title="下架后市民不再看到，历史版本保留" content={form}><Button size="small" danger data-testid="retire-item">下架</Button></Popover> : null;
}
