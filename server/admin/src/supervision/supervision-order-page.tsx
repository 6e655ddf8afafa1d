import { Button } from 'antd';
import { useCallback } from 'react';
import { useParams } from 'react-router-dom';
import type { OutputOf } from '@hotline/shared/contracts/contract';
import { getSupervisionOrder } from '@hotline/shared/contracts/workbench.staff';
import { call } from '../api/call';
import { useLoad } from '../api/use-load';
import { FaultState, LoadingState } from '../parts/states';
import { levelName } from '../parts/supervision-level';
import { formatDayInstant } from '../parts/time';
import { useSession } from '../session/session';
import { usePageTitle } from '../session/use-page-title';

/** The rows of the sheet, in the order they are read. */
const factsOf = ({ ticket, handleDueAt, level, demand, dueAt, issuedBy, at }: OutputOf<typeof getSupervisionOrder>): readonly (readonly [string, string])[] => [
  ['工单编号', ticket.ticketNo],
  ['承办单位', ticket.departmentName ?? '尚未派单'],
  ['诉求', ticket.title],
  ['办理时限', handleDueAt === null ? '尚未起算' : formatDayInstant(handleDueAt)],
  ['督办级别', levelName(level)],
  ['督办要求', demand],
  ['完成期限', formatDayInstant(dueAt)],
  ['签发人', issuedBy ?? '超过时限，由系统签发'],
  ['签发时间', formatDayInstant(at)],
];

/** 督办单 on one sheet of A4. */
export function SupervisionOrderPage() {
  usePageTitle('督办单');
  const { id = '' } = useParams();
  const { city } = useSession();
  const { data, fault, reload } = useLoad(useCallback(() => call(getSupervisionOrder, { params: { id } }), [id]));
  if (fault && !data) return <FaultState fault={fault} onRetry={reload} />;
  if (!data) return <LoadingState />;
  return (
    <div className="order-desk">
      <div className="poster-tools"><Button type="primary" onClick={() => window.print()} data-testid="print-order">打印</Button></div>
      <article className="order" data-testid="supervision-order">
        <h1>{city.hotlineName}督办单</h1>
        <p className="order-number">编号 {data.orderNo}</p>
        <table>
          <tbody>{factsOf(data).map(([name, value]) => <tr key={name}><th scope="row">{name}</th><td>{value}</td></tr>)}</tbody>
        </table>
        <p className="order-foot">请承办单位按期办结，并将办理情况书面回复{city.hotlineName}。</p>
        <p className="order-sign">承办单位签收：<span />日期：<span /></p>
      </article>
    </div>
  );
}
