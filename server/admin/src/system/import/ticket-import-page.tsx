import { Link, useNavigate, useParams } from 'react-router-dom';
import type { OutputOf } from '@hotline/shared/contracts/contract';
import { listTicketImports } from '@hotline/shared/contracts/ticket-import.staff';
import { call } from '../../api/call';
import { useLoad, type Loaded } from '../../api/use-load';
import { EmptyState, FaultState, LoadingState } from '../../parts/states';
import { formatInstant } from '../../parts/time';
import { useNow } from '../../parts/use-now';
import { usePageTitle } from '../../session/use-page-title';
import { ImportPane, phaseTexts } from './import-pane';
import { ImportUpload } from './import-upload';

function ImportList({ loaded: { data, fault, reload }, currentId }: { readonly loaded: Loaded<OutputOf<typeof listTicketImports>>; readonly currentId: string | undefined }) {
  const now = useNow();
  if (!data) return fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState />;
  if (data.items.length === 0) return <EmptyState title="还没有导入过历史工单">选择文件并检查后，结果会显示在这里。</EmptyState>;
  return (
    <table className="system-table" aria-label="历史工单导入">
      <thead><tr><th>来源系统</th><th>上传时间</th><th className="number-cell">件数</th><th>状态</th><th className="wide-cell">经办</th></tr></thead>
      <tbody>
        {data.items.map(({ id, source, createdAt, total, phase, by }) => (
          <tr key={id} className={id === currentId ? 'row-on' : undefined}>
            <td><Link to={`/ticket-import/${id}`}>{source}</Link></td>
            <td className="time-cell">{formatInstant(createdAt, now)}</td>
            <td className="number-cell">{total}</td>
            <td>{phaseTexts[phase]}</td>
            <td className="wide-cell">{by}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const load = () => call(listTicketImports, {});

/** 历史工单导入: a file of a former system, looked through first, then taken over. */
export function TicketImportPage() {
  usePageTitle('历史工单导入');
  const { id } = useParams();
  const navigate = useNavigate();
  const loaded = useLoad(load);
  return (
    <div className="system">
      <div className="list-bar"><h1>历史工单导入</h1></div>
      <div className="system-body">
        <div className="system-list" role="region" aria-label="导入记录" tabIndex={0}>
          <ImportUpload onLooked={(found) => { loaded.reload(); void navigate(`/ticket-import/${found.id}`); }} />
          <ImportList loaded={loaded} currentId={id} />
        </div>
        {id ? <aside className="system-side" aria-label="导入详情"><ImportPane key={id} id={id} onChanged={loaded.reload} /></aside> : null}
      </div>
    </div>
  );
}
