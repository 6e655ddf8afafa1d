import { Alert, Button } from 'antd';
import { useCallback, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router-dom';
import { exportAccounts, listAccounts } from '@hotline/shared/contracts/accounts.staff';
import type { InputOf, OutputOf } from '@hotline/shared/contracts/contract';
import { call } from '../../api/call';
import { useLoad, type Loaded } from '../../api/use-load';
import { EmptyState, FaultState, LoadingState } from '../../parts/states';
import { useSession } from '../../session/session';
import { usePageTitle } from '../../session/use-page-title';
import { PagesFoot } from '../pages-foot';
import { saveCsv } from '../save-file';
import { useDoing } from '../use-doing';
import { useFilters } from '../use-filters';
import { AccountFilters } from './account-filters';
import { AccountForm } from './account-form';
import { AccountPane } from './account-pane';
import { AccountTable } from './account-table';
import { DeactivatePane } from './deactivate-pane';
import { ImportPane } from './import-pane';

type Query = InputOf<typeof listAccounts>['query'];
type Task = 'create' | 'import' | 'deactivate' | null;

interface ListProps {
  readonly loaded: Loaded<OutputOf<typeof listAccounts>>;
  readonly currentId: string | undefined;
  readonly cursor: string | undefined;
  readonly onPage: (cursor: string | null) => void;
}

function AccountList({ loaded: { data, fault, reload }, currentId, cursor, onPage }: ListProps) {
  if (!data) return fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState />;
  if (data.items.length === 0) return <EmptyState title="没有符合条件的账号">请调整筛选条件。</EmptyState>;
  return (
    <>
      {fault ? <Alert type="warning" banner title={`列表未能更新：${fault.message}`} /> : null}
      <AccountTable accounts={data.items} currentId={currentId} />
      <PagesFoot cursor={cursor} nextCursor={data.nextCursor} onPage={onPage} />
    </>
  );
}

/** What the role may do with many accounts. */
function Tasks({ filter, onTask }: { readonly filter: Query; readonly onTask: (task: Task) => void }) {
  const { staff } = useSession();
  const { busy, fault, run } = useDoing();
  if (staff.role === 'auditor') return null;
  const { cursor: _, ...body } = filter;
  return (
    <>
      {fault ? <span role="alert">{fault.message}</span> : null}
      <Button size="small" loading={busy} onClick={() => void run(async () => saveCsv((await call(exportAccounts, { body })).csv, '账号.csv'))} data-testid="export-accounts">导出</Button>
      {staff.role === 'securityAdmin' ? <Button size="small" onClick={() => onTask('deactivate')} data-testid="open-deactivate">批量停用</Button> : null}
      {staff.role === 'systemAdmin' ? <Button size="small" onClick={() => onTask('import')} data-testid="open-import">导入</Button> : null}
      {staff.role === 'systemAdmin' ? <Button size="small" type="primary" onClick={() => onTask('create')} data-testid="open-create">新建账号</Button> : null}
    </>
  );
}

/** 账号: who works here, found, made, granted and ended. */
export function StaffPage() {
  usePageTitle('账号');
  const { id } = useParams();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const { given, set } = useFilters();
  const [task, setTask] = useState<Task>(null);
  const loaded = useLoad(useCallback(() => call(listAccounts, { query: given as Query }), [given]));
  const close = (): void => setTask(null);
  const created = (accountId: string): void => {
    close();
    loaded.reload();
    void navigate({ pathname: `/staff/${accountId}`, search: search.toString() });
  };
  return (
    <div className="system">
      <div className="list-bar">
        <h1>账号</h1>
        <AccountFilters given={given} onFilter={set} />
        <span className="list-bar-space" />
        <Tasks filter={given as Query} onTask={setTask} />
      </div>
      <div className="system-body">
        <div className="system-list" role="region" aria-label="账号列表" tabIndex={0}>
          {task === 'create' ? <AccountForm onCreated={(account) => created(account.id)} onCancel={close} /> : null}
          {task === 'import' ? <ImportPane onImported={loaded.reload} onClose={close} /> : null}
          {task === 'deactivate' ? <DeactivatePane onDone={loaded.reload} onClose={close} /> : null}
          <AccountList loaded={loaded} currentId={id} cursor={given['cursor']} onPage={(cursor) => set('cursor', cursor)} />
        </div>
        {id ? <aside className="system-side" aria-label="账号详情"><AccountPane key={id} id={id} onChanged={loaded.reload} /></aside> : null}
      </div>
    </div>
  );
}
