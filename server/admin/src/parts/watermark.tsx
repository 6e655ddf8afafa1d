import { Watermark as AntdWatermark } from 'antd';
import type { ReactNode } from 'react';
import { useSession } from '../session/session';

/** Personal data in full under the number of whoever looks: a photograph of the screen says who took it. */
export function Watermark({ children }: { readonly children: ReactNode }) {
  const { staffNo, name } = useSession().staff;
  return (
    <AntdWatermark content={[staffNo, name]} width={90} height={40} gap={[36, 20]} font={{ fontSize: 12, color: 'rgba(0,0,0,.1)' }}>
      {children}
    </AntdWatermark>
  );
}
