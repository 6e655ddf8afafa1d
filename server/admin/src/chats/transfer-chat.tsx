import { Alert, Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { listChatColleagues, transferChat } from '@hotline/shared/contracts/chats.staff';
import { call } from '../api/call';
import { faultOf, type Fault } from '../api/fault';
import { useLoad } from '../api/use-load';
import { Field } from '../parts/form/field';
import { fieldsOf } from '../parts/form/field-rule';
import { LoadingState } from '../parts/states';

interface TransferProps {
  readonly chatId: string;
  readonly onDone: () => void;
}

interface Values {
  readonly colleague: string;
  readonly note: string;
}

const fields = fieldsOf(transferChat);
const loadColleagues = async () => (await call(listChatColleagues, {})).items;

function TransferForm({ chatId, onDone }: TransferProps) {
  const colleagues = useLoad(loadColleagues);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const transfer = async (body: Values): Promise<void> => {
    setBusy(true);
    try {
      await call(transferChat, { params: { id: chatId }, body });
      onDone();
    } catch (thrown) {
      setFault(faultOf(thrown));
      setBusy(false);
    }
  };
  const refusal = fault ?? colleagues.fault;
  if (!colleagues.data && !refusal) return <LoadingState rows={3} />;
  return (
    <Form<Values> layout="vertical" name="transfer" onFinish={(values) => void transfer(values)}>
      <Field name="colleague" label="转给" schema={fields.colleague}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={(colleagues.data ?? []).map(({ id, name }) => ({ value: id, label: name }))} placeholder="选择同事" notFoundContent="没有其他同事可以接手" />
      </Field>
      <Field name="note" label="交接说明" schema={fields.note} help="只有同事能看到。">
        <Input.TextArea autoSize={{ minRows: 3 }} />
      </Field>
      {refusal ? <Alert type="error" showIcon title={refusal.message} className="form-alert" /> : null}
      <Button type="primary" htmlType="submit" loading={busy} data-testid="confirm-transfer">确认转交</Button>
    </Form>
  );
}

/** Hands a chat to a colleague. */
export function TransferChat({ chatId, onDone }: TransferProps) {
  const [open, setOpen] = useState(false);
  const done = (): void => {
    setOpen(false);
    onDone();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)} data-testid="chat-transfer">转交</Button>
      <Modal title="转交对话" open={open} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        <TransferForm chatId={chatId} onDone={done} />
      </Modal>
    </>
  );
}
