import { Alert, Button, Space } from 'antd';
import type { createSeats } from '@hotline/shared/contracts/seats.staff';
import type { OutputOf } from '@hotline/shared/contracts/contract';
import { toCsv } from '@hotline/shared/text/csv';
import { saveCsv } from '../save-file';

const address = (): string => `${window.location.origin}/admin/activate`;

/** The codes of a new batch, a slip for each volunteer. They can be printed or saved now, and never seen again. */
export function SeatCodes({ made: { batch, codes }, onClose }: { readonly made: OutputOf<typeof createSeats>; readonly onClose: () => void }) {
  const save = (): void => saveCsv(toCsv([['工号', '激活码', '激活网址'], ...codes.map(({ staffNo, activationCode }) => [staffNo, activationCode, address()])]), `${batch.name}-激活码.csv`);
  return (
    <section className="system-form" aria-label="激活码" data-testid="seat-codes">
      <div className="print-hidden">
        <Alert type="warning" showIcon className="form-alert" title={`“${batch.name}”的 ${codes.length} 个激活码只显示这一次，请现在打印或保存。`} />
        <Space wrap>
          <Button type="primary" onClick={() => window.print()} data-testid="print-codes">打印</Button>
          <Button onClick={save} data-testid="save-codes">保存为 CSV</Button>
          <Button onClick={onClose} data-testid="close-codes">已保存，关闭</Button>
        </Space>
      </div>
      <ul className="seat-slips">
        {codes.map(({ staffNo, activationCode }) => (
          <li key={staffNo}><span>工号 {staffNo}</span><code className="activation-code">{activationCode}</code><span className="quiet">{address()}</span></li>
        ))}
      </ul>
    </section>
  );
}
