import { PrinterOutlined } from '@ant-design/icons';
import { App, Button, Popconfirm } from 'antd';
import { useCallback } from 'react';
import { getQrCode, qrCodePicturePath, retireQrCode } from '@hotline/shared/contracts/outreach.staff';
import { call } from '../api/call';
import { faultOf } from '../api/fault';
import { useLoad } from '../api/use-load';
import { CodePicture } from '../parts/code-picture';
import { FaultState, LoadingState } from '../parts/states';
import { formatInstant } from '../parts/time';
import { useNow } from '../parts/use-now';
import { ScanGraph } from './scan-graph';

export const qrPictureOf = (id: string): string => qrCodePicturePath.replace(':id', id);

/** One code: what it looks like, what it is for, how often it was scanned. */
export function QrCodePane({ id, onChange }: { readonly id: string; readonly onChange: () => void }) {
  const { message } = App.useApp();
  const now = useNow();
  const { data, fault, reload } = useLoad(useCallback(() => call(getQrCode, { params: { id } }), [id]));
  if (fault && !data) return <FaultState fault={fault} onRetry={reload} />;
  if (!data) return <LoadingState />;
  const { name, purpose, areaName, departmentName, retiredAt, days } = data;
  const retire = async (): Promise<void> => {
    try {
      await call(retireQrCode, { params: { id } });
      onChange();
    } catch (thrown) {
      void message.error(faultOf(thrown).message);
    }
    reload();
  };
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
      {retiredAt === null ? (
        <p>
          <a href={`/admin/posters/${id}`} target="_blank" rel="noreferrer" data-testid="open-poster"><PrinterOutlined aria-hidden /> 打印海报</a>
          <Popconfirm title="停用这张海报？" description="请同时取下已张贴的海报。微信的二维码收不回来，扫旧海报的人仍会进入公众号，扫码照常计数。" okText="停用" cancelText="取消" onConfirm={retire}>
            <Button type="link" size="small" danger data-testid="retire-qr-code">停用</Button>
          </Popconfirm>
        </p>
      ) : (
        <p className="quiet" data-testid="qr-retired">{formatInstant(retiredAt, now)}已停用</p>
      )}
      <ScanGraph days={days} />
    </div>
  );
}
