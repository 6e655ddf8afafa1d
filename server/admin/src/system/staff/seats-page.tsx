import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { listSeatBatches, type createSeats, type SeatBatchView } from '@hotline/shared/contracts/seats.staff';
import type { OutputOf } from '@hotline/shared/contracts/contract';
import { call } from '../../api/call';
import { useLoad, type Loaded } from '../../api/use-load';
import { EmptyState, FaultState, LoadingState } from '../../parts/states';
import { formatDue } from '../../parts/time';
import { useNow } from '../../parts/use-now';
import { useSession } from '../../session/session';
import { usePageTitle } from '../../session/use-page-title';
import { SeatBatchMark } from './account-mark';
import { SeatBatchActions } from './seat-batch-actions';
import { SeatCodes } from './seat-codes';
import { SeatForm } from './seat-form';

const load = async () => (await call(listSeatBatches, {})).items;

const scopeOf = ({ categories, areas }: SeatBatchView): string => [categories.length > 0 ? `${categories.length} 类诉求` : '全部分类', areas.length > 0 ? `${areas.length} 个区域` : '全市'].join('，');

function BatchRow({ batch, onChanged }: { readonly batch: SeatBatchView; readonly onChanged: () => void }) {
  const { staff } = useSession();
  const now = useNow();
  const { id, name, state, seats, activated, endsAt } = batch;
  return (
    <tr data-testid={`seat-batch-${id}`}>
      <td><Link to={`/staff?seatBatch=${id}`}>{name}</Link></td>
      <td><SeatBatchMark state={state} /></td>
      <td className="number-cell">{activated} / {seats}</td>
      <td>{formatDue(endsAt, now)}</td>
      <td className="wide-cell">{scopeOf(batch)}</td>
      <td>{staff.role === 'securityAdmin' ? <SeatBatchActions batch={batch} onDone={onChanged} /> : null}</td>
    </tr>
  );
}

function BatchList({ loaded: { data, fault, reload } }: { readonly loaded: Loaded<SeatBatchView[]> }) {
  if (!data) return fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState />;
  if (data.length === 0) return <EmptyState title="还没有临时坐席">突发事件来电激增时，由系统管理员在这里批量生成激活码，志愿者凭码上岗。</EmptyState>;
  return (
    <table className="system-table" aria-label="临时坐席批次">
      <thead>
        <tr><th>批次</th><th>状态</th><th className="number-cell">已激活 / 总数</th><th>失效时间</th><th className="wide-cell">可见范围</th><th>办理</th></tr>
      </thead>
      <tbody>{data.map((batch) => <BatchRow key={batch.id} batch={batch} onChanged={reload} />)}</tbody>
    </table>
  );
}

/** 临时坐席: volunteers for some days, made and ended by the batch. */
export function SeatsPage() {
  usePageTitle('临时坐席');
  const { staff } = useSession();
  const loaded = useLoad(load);
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<OutputOf<typeof createSeats> | null>(null);
  const onCreated = (created: OutputOf<typeof createSeats>): void => {
    setAdding(false);
    setMade(created);
    loaded.reload();
  };
  return (
    <div className="system">
      <div className="list-bar">
        <h1>临时坐席</h1>
        <span className="list-bar-space" />
        {staff.role === 'systemAdmin' && !adding && !made ? <Button type="primary" size="small" onClick={() => setAdding(true)} data-testid="add-seats">新建一批</Button> : null}
      </div>
      <div className="system-list" role="region" aria-label="临时坐席" tabIndex={0}>
        {adding ? <SeatForm onCreated={onCreated} onCancel={() => setAdding(false)} /> : null}
        {made ? <SeatCodes made={made} onClose={() => setMade(null)} /> : null}
        <div className={made ? 'print-hidden' : undefined}><BatchList loaded={loaded} /></div>
      </div>
    </div>
  );
}
