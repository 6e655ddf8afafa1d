import { Button, Dropdown } from 'antd';
import { useCallback } from 'react';
import { listBulkJobs, type BulkJob, type TicketFilter } from '@hotline/shared/contracts/ticket-lists.staff';
import { actionLabels } from '@hotline/shared/rules/lifecycle';
import { call } from '../api/call';
import { useLoad } from '../api/use-load';
import { formatInstant } from '../parts/time';
import { useNow } from '../parts/use-now';
import { useSession } from '../session/session';
import type { BulkPlan } from './bulk-panel';
import { bulkActionsOf } from './bulk-texts';

interface BulkBarProps {
  readonly selected: ReadonlySet<string>;
  readonly filter: TicketFilter;
  readonly onPlan: (plan: BulkPlan) => void;
  readonly onClear: () => void;
}

const phases: Readonly<Record<BulkJob['phase'], string>> = { trying: '试算中', tried: '待确认', running: '办理中', finished: '已完成' };

/** Earlier jobs stay to be looked at. */
function EarlierJobs({ onPlan }: Pick<BulkBarProps, 'onPlan'>) {
  const now = useNow();
  const { data, reload } = useLoad(useCallback(async () => (await call(listBulkJobs, {})).items, []));
  const items = (data ?? []).map((job) => ({ key: job.id, label: `${formatInstant(job.createdAt, now)} 批量${actionLabels[job.work.action]} ${job.total} 件 · ${phases[job.phase]}`, onClick: () => onPlan({ action: job.work.action, ids: null, filter: null, job }) }));
  return (
    <Dropdown trigger={['click']} onOpenChange={(open) => open && reload()} menu={{ items: items.length > 0 ? items : [{ key: 'none', label: '还没有批量操作', disabled: true }] }}>
      <Button size="small" type="text" data-testid="bulk-earlier">批量记录</Button>
    </Dropdown>
  );
}

/** What can be done to the ticked tickets, or to all of the filter when none is ticked. */
export function BulkBar({ selected, filter, onPlan, onClear }: BulkBarProps) {
  const { staff } = useSession();
  const ids = selected.size > 0 ? [...selected] : null;
  const menu = { items: bulkActionsOf(staff.role).map((action) => ({ key: action, label: actionLabels[action], onClick: () => onPlan({ action, ids, filter: ids ? null : filter, job: null }) })) };
  return (
    <>
      {ids ? <span data-testid="selected-count">已选 {ids.length} 件 <Button size="small" type="link" onClick={onClear}>取消选择</Button></span> : null}
      {menu.items.length > 0 ? <Dropdown trigger={['click']} menu={menu}><Button size="small" data-testid="bulk-actions">{ids ? '批量办理' : '全部结果批量办理'}</Button></Dropdown> : null}
      <EarlierJobs onPlan={onPlan} />
    </>
  );
}
