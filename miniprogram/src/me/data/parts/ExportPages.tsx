import { useState } from 'react';
import { orderDataCopy, type DataCopyFormat } from '@hotline/shared/contracts/citizens.citizen';
import { asApiError, type ApiError } from '@/api/api-error';
import { call } from '@/api/call';
import { leaveTo } from '@/device/navigation';
import { Cell, Cells } from '@/ui/Cells';
import { Notice } from '@/ui/Notice';

/** H5: the browser shows the page and keeps the file; the address works once. */
export function ExportPages() {
  const [error, setError] = useState<ApiError | null>(null);
  const open = (format: DataCopyFormat) => {
    setError(null);
    call(orderDataCopy, { body: { format } }).then(({ url }) => leaveTo(url), (thrown: unknown) => setError(asApiError(thrown)));
  };
  return (
    <>
      <Cells title="导出">
        <Cell id="export-html" title="查看我的信息" note="网页，可打印或保存" onTap={() => open('html')} />
        <Cell id="export-json" title="下载我的信息" note="JSON 文件，可用文本软件打开" onTap={() => open('json')} />
      </Cells>
      {error ? (
        <Notice id="export-error" warn>
          {error.message}
        </Notice>
      ) : null}
    </>
  );
}
