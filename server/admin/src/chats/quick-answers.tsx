import { Alert, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { listQuickAnswers, saveQuickAnswers } from '@hotline/shared/contracts/chats.staff';
import { call } from '../api/call';
import { faultOf, type Fault } from '../api/fault';
import { useLoad } from '../api/use-load';
import { EmptyState, FaultState, LoadingState } from '../parts/states';
import { useSession } from '../session/session';

const load = async () => (await call(listQuickAnswers, {})).items;

interface EditProps {
  readonly items: readonly string[];
  readonly onSaved: (items: string[]) => void;
}

function EditForm({ items, onSaved }: EditProps) {
  const [text, setText] = useState(items.join('\n'));
  const [fault, setFault] = useState<Fault | null>(null);
  const save = async (): Promise<void> => {
    const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
    try {
      onSaved((await call(saveQuickAnswers, { body: { items: lines } })).items);
    } catch (thrown) {
      setFault(faultOf(thrown));
    }
  };
  return (
    <>
      <p className="quiet">每行一条，所有话务员共用；全部清空则恢复为默认内容。</p>
      <Input.TextArea value={text} onChange={(event) => setText(event.target.value)} autoSize={{ minRows: 8, maxRows: 20 }} aria-label="常用语" data-testid="quick-answers-text" />
      {fault ? <Alert type="error" showIcon title={fault.detail.fields?.[0]?.message ?? fault.message} className="chat-fault" /> : null}
      <Button type="primary" className="quick-save" onClick={() => void save()} data-testid="confirm-quick-answers">保存</Button>
    </>
  );
}

/** A shift leader keeps the list. */
function EditQuickAnswers({ items, onSaved }: EditProps) {
  const { staff } = useSession();
  const [open, setOpen] = useState(false);
  if (staff.role !== 'dutyManager') return null;
  const saved = (next: string[]): void => {
    onSaved(next);
    setOpen(false);
  };
  return (
    <>
      <Button size="small" type="link" onClick={() => setOpen(true)} data-testid="edit-quick-answers">编辑常用语</Button>
      <Modal title="编辑常用语" open={open} footer={null} onCancel={() => setOpen(false)} destroyOnHidden><EditForm items={items} onSaved={saved} /></Modal>
    </>
  );
}

/** 常用语: a click puts one under the pen. */
export function QuickAnswers({ onInsert }: { readonly onInsert: (text: string) => void }) {
  const { data, fault, reload, put } = useLoad(load);
  if (!data) return fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState rows={4} />;
  return (
    <>
      {data.length === 0 ? <EmptyState title="暂无常用语" /> : null}
      <ul className="quick-answers">
        {data.map((text) => <li key={text}><button type="button" onClick={() => onInsert(text)} data-testid="quick-answer">{text}</button></li>)}
      </ul>
      <EditQuickAnswers items={data} onSaved={put} />
    </>
  );
}
