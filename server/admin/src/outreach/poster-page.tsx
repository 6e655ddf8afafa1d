import { Button } from 'antd';
import { useCallback } from 'react';
import { useParams } from 'react-router-dom';
import { getQrCode } from '@hotline/shared/contracts/outreach.staff';
import { call } from '../api/call';
import { useLoad } from '../api/use-load';
import { CodePicture } from '../parts/code-picture';
import { FaultState, LoadingState } from '../parts/states';
import { useSession } from '../session/session';
import { usePageTitle } from '../session/use-page-title';
import { qrPictureOf } from './qr-code-pane';

/** A poster on one sheet of A4. */
export function PosterPage() {
  usePageTitle('打印海报');
  const { id = '' } = useParams();
  const { city } = useSession();
  const { data, fault, reload } = useLoad(useCallback(() => call(getQrCode, { params: { id } }), [id]));
  if (fault && !data) return <FaultState fault={fault} onRetry={reload} />;
  if (!data) return <LoadingState />;
  return (
    <div className="poster-desk">
      <div className="poster-tools">
        <Button type="primary" onClick={() => window.print()} data-testid="print-poster">打印</Button>
        <span className="quiet">A4 纸竖向，边距选“无”，勾选“背景图形”。</span>
      </div>
      <article className="poster" data-testid="poster">
        <header>
          {city.hotlineName.startsWith(city.cityName) ? null : <p className="poster-city">{city.cityName}</p>}
          <h1>{city.hotlineName}</h1>
        </header>
        <p className="poster-slogan">{city.slogan}</p>
        <CodePicture src={qrPictureOf(id)} alt={`${data.name}的二维码`} />
        <ol className="poster-steps">
          <li>打开微信，点右上角“+”，选“扫一扫”</li>
          <li>扫码关注公众号</li>
          <li>直接说出您的事，或点菜单提交诉求、查询政策</li>
        </ol>
        <p className="poster-call">也可以直接拨打 <strong>{city.hotlineNumber}</strong></p>
        <footer>{data.name}</footer>
      </article>
    </div>
  );
}
