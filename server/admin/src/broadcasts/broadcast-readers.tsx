import { Input, Radio } from 'antd';
import { useCallback, useState } from 'react';
import { listBroadcastReaders, type BroadcastReader } from '@hotline/shared/contracts/broadcasts.staff';
import { roles } from '@hotline/shared/vocabulary/role';
import { call } from '../api/call';
import { useLiveBurst } from '../api/live-context';
import { useLoad } from '../api/use-load';
import { EmptyState, FaultState, LoadingState } from '../parts/states';
import { formatInstant } from '../parts/time';
import { useNow } from '../parts/use-now';
import { useSettled } from '../parts/use-settled';

/** A list of 1,800 is read anew every other second at most. */
const burstMs = 1_500;

function ReaderTable({ readers }: { readonly readers: readonly BroadcastReader[] }) {
  const now = useNow();
  if (readers.length === 0) return <EmptyState title="没有符合的人员" />;
  return (
    <table className="system-table" aria-label="回执名单">
      <tbody>
        {readers.map(({ staffNo, name, role, departmentName, readAt }) => (
          <tr key={staffNo}><td>{staffNo}</td><td>{name}</td><td>{departmentName ?? roles.labels[role]}</td><td className="time-cell">{readAt === null ? '' : formatInstant(readAt, now)}</td></tr>
        ))}
      </tbody>
    </table>
  );
}

/** 回执: who has read it and who has not, as it changes. */
export function BroadcastReaders({ id }: { readonly id: string }) {
  const [state, setState] = useState<'read' | 'unread'>('unread');
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim(), 300);
  const { data, fault, reload } = useLoad(useCallback(() => call(listBroadcastReaders, { params: { id }, query: { state, ...(q && { q }) } }), [id, state, q]));
  useLiveBurst('receipts', reload, burstMs);
  if (fault && !data) return <FaultState fault={fault} onRetry={reload} />;
  const options = [{ value: 'unread', label: `未读 ${data?.unread ?? '…'}` }, { value: 'read', label: `已读 ${data?.read ?? '…'}` }];
  return (
    <div data-testid="readers">
      <div className="readers-bar">
        <Radio.Group size="small" optionType="button" options={options} value={state} onChange={({ target }) => setState(target.value as 'read' | 'unread')} aria-label="回执" data-testid="readers-state" />
        <Input size="small" className="list-search" value={typed} onChange={({ target }) => setTyped(target.value)} placeholder="工号或姓名" aria-label="按工号或姓名查找" maxLength={32} allowClear />
      </div>
      {data ? <ReaderTable readers={data.items} /> : <LoadingState rows={3} />}
    </div>
  );
}
