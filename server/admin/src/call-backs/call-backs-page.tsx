import { Alert, Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { OutputOf } from '@hotline/shared/contracts/contract';
import { finishCallBack, listCallBacks, type CallBackTask } from '@hotline/shared/contracts/notices.staff';
import { callBackReasons } from '@hotline/shared/vocabulary/notice-channel';
import { noticeKinds } from '@hotline/shared/vocabulary/notice-kind';
import { call } from '../api/call';
import { faultOf, type Fault } from '../api/fault';
import { useLiveBurst } from '../api/live-context';
import { useLoad, type Loaded } from '../api/use-load';
import { EmptyState, FaultState, LoadingState } from '../parts/states';
import { formatInstant } from '../parts/time';
import { useNow } from '../parts/use-now';
import { ContactRequests } from './contact-requests';
import { usePageTitle } from '../session/use-page-title';

interface RowProps {
  readonly task: CallBackTask;
  readonly onDone: () => void;
}

function CallBackRow({ task: { id, ticketId, ticketNo, title, contactPhoneMasked, kind, reason, createdAt }, onDone }: RowProps) {
  const now = useNow();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const finish = async (): Promise<void> => {
    setBusy(true);
    try {
      await call(finishCallBack, { params: { id } });
      onDone();
    } catch (thrown) {
      setFault(faultOf(thrown));
      setBusy(false);
    }
  };
  return (
    <tr data-testid={`call-back-${ticketNo}`}>
      <td><Link to={`/desks/all/${ticketId}`}>{ticketNo}</Link></td>
      <td title={title}>{title}</td>
      <td>{contactPhoneMasked || '联系方式已删除'}</td>
      <td>{noticeKinds.labels[kind]}</td>
      <td>{callBackReasons.labels[reason]}</td>
      <td>{formatInstant(createdAt, now)}</td>
      <td>
        <Button size="small" loading={busy} onClick={() => void finish()} data-testid="finish-call-back">已联系</Button>
        {fault ? <div className="call-back-fault" role="alert">{fault.message}</div> : null}
      </td>
    </tr>
  );
}

function CallBackTable({ loaded: { data, fault, reload } }: { readonly loaded: Loaded<OutputOf<typeof listCallBacks>> }) {
  if (!data) return fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState />;
  if (data.items.length === 0) return <EmptyState title="没有待电话告知的诉求人">微信和短信都通知不到的诉求人会自动出现在这里。</EmptyState>;
  return (
    <>
      {fault ? <Alert type="warning" banner title={`列表未能更新：${fault.message}`} /> : null}
      <table className="tickets call-backs" aria-label="待电话告知">
        <thead>
          <tr><th className="col-number">工单编号</th><th>诉求</th><th>电话</th><th>告知内容</th><th>原因</th><th>等待自</th><th>办理</th></tr>
        </thead>
        <tbody>{data.items.map((task) => <CallBackRow key={task.id} task={task} onDone={reload} />)}</tbody>
      </table>
      <p className="list-end quiet">共 {data.waiting} 件{data.waiting > data.items.length ? `，先显示等待最久的 ${data.items.length} 件` : ''}</p>
    </>
  );
}

const load = () => call(listCallBacks, {});

/** 电话告知: whom no message has reached. The number stands on the ticket, for a recorded reason. */
export function CallBacksPage() {
  usePageTitle('电话告知');
  const loaded = useLoad(load);
  useLiveBurst('ticket', loaded.reload, 2000);
  return (
    <section className="list-pane" aria-label="电话告知">
      <div className="list-bar">
        <h1>电话告知</h1>
        <span className="quiet">微信和短信都没有通知到，请打开工单查看电话并联系诉求人</span>
      </div>
      <div className="list-scroll">
        <ContactRequests />
        <CallBackTable loaded={loaded} />
      </div>
    </section>
  );
}
