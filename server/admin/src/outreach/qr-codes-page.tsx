import { Button } from 'antd';
import { useCallback, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { listQrCodes, type QrCodeItem } from '@hotline/shared/contracts/outreach.staff';
import { call } from '../api/call';
import { useLoad, type Loaded } from '../api/use-load';
import { EmptyState, FaultState, LoadingState } from '../parts/states';
import { formatInstant } from '../parts/time';
import { useNow } from '../parts/use-now';
import { usePageTitle } from '../session/use-page-title';
import { QrCodeForm } from './qr-code-form';
import { QrCodePane } from './qr-code-pane';

function CodeTable({ codes, currentId }: { readonly codes: readonly QrCodeItem[]; readonly currentId: string | undefined }) {
  const now = useNow();
  return (
    <table className="qr-table" data-testid="qr-codes">
      <thead>
        <tr><th>名称</th><th className="qr-where">区域</th><th className="qr-where">单位</th><th className="number">扫码</th><th className="number">新关注</th><th className="qr-made">生成时间</th></tr>
      </thead>
      <tbody>
        {codes.map(({ id, name, areaName, departmentName, scans, follows, createdAt, retiredAt }) => (
          <tr key={id} className={id === currentId ? 'qr-row-on' : undefined}>
            <td><Link to={`/qr-codes/${id}`} aria-current={id === currentId ? 'true' : undefined} data-testid={`qr-${id}`}>{name}</Link>{retiredAt === null ? null : <span className="quiet">（已停用）</span>}</td>
            <td className="qr-where">{areaName ?? '全市'}</td>
            <td className="qr-where">{departmentName ?? '—'}</td>
            <td className="number">{scans}</td>
            <td className="number">{follows}</td>
            <td className="qr-made">{formatInstant(createdAt, now)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The list in each of its states. */
function CodeList({ loaded: { data, fault, reload }, currentId }: { readonly loaded: Loaded<QrCodeItem[]>; readonly currentId: string | undefined }) {
  if (!data) return fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState />;
  if (data.length === 0) return <EmptyState title="还没有二维码">为区县、街道或单位各建一张，就能看到市民从哪里扫码而来。</EmptyState>;
  return <CodeTable codes={data} currentId={currentId} />;
}

/** 二维码海报: a code for each place, and what it brought. */
export function QrCodesPage() {
  usePageTitle('二维码海报');
  const navigate = useNavigate();
  const { id } = useParams();
  const [adding, setAdding] = useState(false);
  const loaded = useLoad(useCallback(async () => (await call(listQrCodes, {})).items, []));
  const onCreated = (code: QrCodeItem): void => {
    setAdding(false);
    loaded.reload();
    void navigate(`/qr-codes/${code.id}`);
  };
  return (
    <div className="outreach">
      <div className="list-bar">
        <h1>二维码海报</h1>
        <span className="list-bar-space" />
        {adding ? null : <Button type="primary" size="small" onClick={() => setAdding(true)} data-testid="add-qr-code">新建二维码</Button>}
      </div>
      <div className="qr-body">
        <div className="qr-list">
          {adding ? <QrCodeForm onCreated={onCreated} onCancel={() => setAdding(false)} /> : null}
          <CodeList loaded={loaded} currentId={id} />
        </div>
        {id ? <div className="qr-side"><QrCodePane key={id} id={id} onChange={loaded.reload} /></div> : null}
      </div>
    </div>
  );
}
