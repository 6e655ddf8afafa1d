import { Alert, Button, Input, Space } from 'antd';
import { useState } from 'react';
import { createTicketImport, importColumns, importLimits, type TicketImport } from '@hotline/shared/contracts/ticket-import.staff';
import { toCsv } from '@hotline/shared/text/csv';
import { callWithFile } from '../../api/call';
import { saveCsv } from '../save-file';
import { useDoing } from '../use-doing';
import { FileButton } from '../../parts/file-button';

const sample: Readonly<Record<keyof typeof importColumns, string>> = {
  oldNumber: 'GD2025030001', channel: '电话', requestType: '投诉', title: '路灯不亮', content: '小区北门路灯不亮已经一周。', area: '', category: '', contactName: '', contactPhone: '', address: '',
  receivedAt: '2025-03-02 14:05', department: '', reply: '您好，路灯已修复。', closedAt: '2025-03-04 09:30', solution: '已解决', satisfaction: '满意',
};
const template = toCsv([Object.values(importColumns), Object.values(sample)]);

/** Chooses a file of a former system; it is looked through at once, and nothing taken over. */
export function ImportUpload({ onLooked }: { readonly onLooked: (found: TicketImport) => void }) {
  const [source, setSource] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const { busy, fault, run } = useDoing();
  const tooLarge = file !== null && file.size > importLimits.fileMiB * 1024 * 1024;
  const look = () => run(async () => onLooked(await callWithFile(createTicketImport, { query: { source: source.trim() } }, file ?? new Blob())));
  return (
    <section className="system-form" aria-label="上传历史工单">
      <p className="quiet">CSV（UTF-8 或 GB18030）或 XLSX，首行为模板的表头，最多 {importLimits.fileMiB}MB、{importLimits.rows} 件。先检查，不会导入；检查后再确认导入没有问题的工单。已办结的不再计时、不发通知，未办结的进入派单台。</p>
      <div className="system-grid">
        <label>来源系统 <Input value={source} maxLength={30} placeholder="例如：原市长热线" onChange={(event) => setSource(event.target.value)} data-testid="import-source" /></label>
        <p>文件<br /><FileButton accept=".csv,.xlsx" onPick={setFile} data-testid="import">选择文件</FileButton> {file?.name}</p>
      </div>
      {tooLarge ? <Alert type="error" showIcon className="form-alert" title={`文件超过 ${importLimits.fileMiB}MB，请分成几个文件导入。`} /> : null}
      {fault ? <Alert type="error" showIcon className="form-alert" title={fault.message} data-testid="action-fault" /> : null}
      <Space wrap>
        <Button type="primary" loading={busy} disabled={!file || tooLarge || source.trim() === ''} onClick={() => void look()} data-testid="check-import">检查文件</Button>
        <Button onClick={() => saveCsv(template, '历史工单导入模板.csv')}>下载模板</Button>
      </Space>
    </section>
  );
}
