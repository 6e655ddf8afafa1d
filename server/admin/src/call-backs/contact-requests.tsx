import { Alert, Button, Form, Input, Space } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { finishContactRequest, listContactRequests, type ContactRequest } from '@hotline/shared/contracts/contact-requests.staff';
import type { InputOf } from '@hotline/shared/contracts/contract';
import { contactOutcomes } from '@hotline/shared/vocabulary/contact';
import { call } from '../api/call';
import { faultOf, type Fault } from '../api/fault';
import { useLiveBurst } from '../api/live-context';
import { useLoad } from '../api/use-load';
import { Choice } from '../parts/form/choice';
import { Field } from '../parts/form/field';
import { fieldsOf } from '../parts/form/field-rule';
import { formatInstant } from '../parts/time';
import { useNow } from '../parts/use-now';

type Result = InputOf<typeof finishContactRequest>['body'];

const fields = fieldsOf(finishContactRequest);

function ResultForm({ request, onDone, onCancel }: { readonly request: ContactRequest; readonly onDone: () => void; readonly onCancel: () => void }) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const finish = async (body: Result): Promise<void> => {
    setBusy(true);
    try {
      await call(finishContactRequest, { params: { id: request.id }, body });
      onDone();
    } catch (thrown) {
      setFault(faultOf(thrown));
      setBusy(false);
    }
  };
  return (
    <Form<Result> layout="vertical" className="system-form" onFinish={(body) => void finish(body)} aria-label={`工单 ${request.ticketNo} 的联系结果`}>
      <Field name="outcome" label="联系结果" schema={fields.outcome}><Choice list={contactOutcomes} /></Field>
      <Field name="note" label="转告承办单位" schema={fields.note} help="写入工单的内部备注。"><Input.TextArea autoSize={{ minRows: 2 }} /></Field>
      {fault ? <Alert type="error" title={fault.message} className="form-alert" /> : null}
      <Space>
        <Button type="primary" htmlType="submit" loading={busy} data-testid="confirm-contact">保存结果</Button>
        <Button onClick={onCancel}>取消</Button>
      </Space>
    </Form>
  );
}

const load = () => call(listContactRequests, {});

/** 代为联系: calls that departments ask for. Nothing where none waits. */
export function ContactRequests() {
  const now = useNow();
  const { data, reload } = useLoad(load);
  const [doing, setDoing] = useState<ContactRequest | null>(null);
  useLiveBurst('ticket', reload, 2000);
  if (!data || data.items.length === 0) return null;
  const done = (): void => {
    setDoing(null);
    reload();
  };
  return (
    <>
      <table className="tickets call-backs" aria-label="承办单位请代为联系">
        <thead><tr><th className="col-number">工单编号</th><th>诉求</th><th>电话</th><th>主办单位</th><th>请求人</th><th>等待自</th><th>办理</th></tr></thead>
        <tbody>
          {data.items.map((request) => (
            <tr key={request.id} data-testid={`contact-${request.ticketNo}`}>
              <td><Link to={`/desks/all/${request.ticketId}`}>{request.ticketNo}</Link></td>
              <td title={request.title}>{request.title}</td>
              <td>{request.contactPhoneMasked}</td>
              <td>{request.departmentName ?? ''}</td>
              <td>{request.askedBy}</td>
              <td>{formatInstant(request.createdAt, now)}</td>
              <td><Button size="small" onClick={() => setDoing(request)} data-testid="open-contact">记录结果</Button></td>
            </tr>
          ))}
        </tbody>
      </table>
      {data.waiting > data.items.length ? <p className="list-end quiet">共 {data.waiting} 件，先显示等待最久的 {data.items.length} 件</p> : null}
      {doing ? <ResultForm key={doing.id} request={doing} onDone={done} onCancel={() => setDoing(null)} /> : null}
    </>
  );
}
