import { Alert, Button, Progress } from 'antd';
import { useCallback, useState } from 'react';
import { Link } from 'react-router-dom';
import { listBulkRows, type BulkJob } from '@hotline/shared/contracts/ticket-lists.staff';
import { call } from '../api/call';
import { useLoad } from '../api/use-load';
import { resultText } from './bulk-texts';

/** Ticket by ticket, piece by piece. */
function Rows({ job, refused }: { readonly job: BulkJob; readonly refused: boolean }) {
  const [after, setAfter] = useState<number | null>(null);
  const load = useCallback(() => call(listBulkRows, { params: { id: job.id }, query: { ...(after !== null && { after: String(after) }), ...(refused && { only: 'refused' as const }) } }), [job.id, after, refused]);
  const { data, fault } = useLoad(load);
  if (!data) return fault ? <Alert type="error" title={fault.message} /> : null;
  return (
    <>
      <table className="bulk-rows" aria-label="逐件结果" data-testid="bulk-rows">
        <tbody>
          {data.items.map(({ position, ticketId, ticketNo, trial, outcome }) => (
            <tr key={position} data-testid={`bulk-row-${ticketNo}`}>
              <td><Link to={`/desks/all/${ticketId}`} target="_blank">{ticketNo}</Link></td>
              <td>{resultText(outcome ?? trial)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {data.next === null ? null : <Button size="small" onClick={() => setAfter(data.next)}>下一批</Button>}
    </>
  );
}

/** How far it is, how many go, and why the others do not. */
export function BulkResults({ job }: { readonly job: BulkJob }) {
  const [shown, setShown] = useState<'refused' | 'all' | null>(null);
  const begun = job.phase === 'running' || job.phase === 'finished';
  const { done, refused } = begun ? job.outcome : job.trial;
  const words = { trying: '正在试算', tried: '试算完成，尚未办理', running: '正在办理', finished: '办理完成' }[job.phase];
  return (
    <div className="bulk-results" data-testid="bulk-results" data-phase={job.phase}>
      <Progress percent={Math.floor(((done + refused) / job.total) * 100)} aria-label={words} />
      <p role="status">
        <strong>{words}</strong>：共 {job.total} 件，{begun ? '成功' : '可以办理'} {done} 件，{begun ? '未办理' : '不能办理'} {refused} 件。
      </p>
      <ul className="plain-list">{job.reasons.map(({ code, count }) => <li key={code}>{count} 件：{resultText(code)}</li>)}</ul>
      {refused > 0 ? <Button size="small" type="link" onClick={() => setShown('refused')} data-testid="bulk-refused">查看未通过的工单</Button> : null}
      {job.phase === 'finished' ? <Button size="small" type="link" onClick={() => setShown('all')} data-testid="bulk-all">查看逐件结果</Button> : null}
      {shown ? <Rows key={`${shown}${job.phase}`} job={job} refused={shown === 'refused'} /> : null}
    </div>
  );
}
