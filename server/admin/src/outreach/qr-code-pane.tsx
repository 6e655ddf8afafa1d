import { PrinterOutlined } from '@ant-design/icons';
import { useCallback } from 'react';
import { getQrCode, qrCodePicturePath } from '@hotline/shared/contracts/outreach.staff';
import { call } from '../api/call';
import { useLoad } from '../api/use-load';
import { CodePicture } from '../parts/code-picture';
import { FaultState, LoadingState } from '../parts/states';
import { ScanGraph } from './scan-graph';

export const qrPictureOf = (id: string): string => qrCodePicturePath.replace(':id', id);

/** One code: what it looks like, what it is for, how often it was scanned. */
export function QrCodePane({ id }: { readonly id: string }) {
  const { data, fault, reload } = useLoad(useCallback(() => call(getQrCode, { params: { id } }), [id]));
  if (fault && !data) return <FaultState fault={fault} onRetry={reload} />;
  if (!data) return <LoadingState />;
  const { name, purpose, areaName, departmentName, days } = data;
  return (
    <div className="section qr-pane" data-testid="qr-code">
      <div className="section-head"><h3>{name}</h3></div>
      <CodePicture src={qrPictureOf(id)} alt={`${name}的二维码`} />
      <dl className="facts">
        <div className="fact"><dt>用途</dt><dd>{purpose}</dd></div>
        <div className="fact"><dt>区域</dt><dd>{areaName ?? '全市'}</dd></div>
        <div className="fact"><dt>单位</dt><dd>{departmentName ?? '未指定'}</dd></div>
        <div className="fact"><dt>场景值</dt><dd>{id}</dd></div>
      </dl>
      <p><a href={`/admin/posters/${id}`} target="_blank" rel="noreferrer" data-testid="open-poster"><PrinterOutlined aria-hidden /> 打印海报</a></p>
      <ScanGraph days={days} />
    </div>
  );
}
