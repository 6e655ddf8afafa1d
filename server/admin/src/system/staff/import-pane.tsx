import { Alert, Button, Space } from 'antd';
import { useState } from 'react';
import { importAccounts, importColumns } from '@hotline/shared/contracts/accounts.staff';
import type { OutputOf } from '@hotline/shared/contracts/contract';
import { toCsv } from '@hotline/shared/text/csv';
import { callWithFile } from '../../api/call';
import { saveCsv } from '../save-file';
import { useDoing } from '../use-doing';
import { FileButton } from '../../parts/file-button';

type Looked = OutputOf<typeof importAccounts>;

const sample = toCsv([Object.values(importColumns), ['3001', '张三', '话务员', ''], ['3002', '李四', '承办人员', '热力公司']]);
const maxBytes = 5 * 1024 * 1024;

/** What a dry run found, line by line. */
function Findings({ looked: { rows, imported, faults } }: { readonly looked: Looked }) {
  if (imported > 0) return <Alert type="success" showIcon className="form-alert" title={`已导入 ${imported} 个账号，待安全管理员授权。`} data-testid="imported" />;
  if (faults.length === 0) return <Alert type="info" showIcon className="form-alert" title={rows > 0 ? `共 ${rows} 行，没有问题，可以导入。` : '文件中没有账号。'} data-testid="import-clean" />;
  return (
    <>
      <Alert type="warning" showIcon className="form-alert" title={`共 ${rows} 行，有 ${faults.length} 处需要修改。没有导入任何账号。`} data-testid="import-faults" />
      <table className="system-table" aria-label="需要修改的行">
        <thead><tr><th className="number-cell">行</th><th>问题</th></tr></thead>
        <tbody>{faults.map(({ line, message }) => <tr key={`${line} ${message}`}><td className="number-cell">{line}</td><td>{message}</td></tr>)}</tbody>
      </table>
    </>
  );
}

const isReady = (looked: Looked | null): boolean => looked !== null && looked.faults.length === 0 && looked.rows > 0 && looked.imported === 0;

/** Accounts from a file: first looked through, then imported whole. */
export function ImportPane({ onImported, onClose }: { readonly onImported: () => void; readonly onClose: () => void }) {
  const [file, setFile] = useState<File | null>(null);
  const [looked, setLooked] = useState<Looked | null>(null);
  const { busy, fault, run } = useDoing();
  const send = (chosen: File, dryRun: '0' | '1') =>
    run(async () => {
      const found = await callWithFile(importAccounts, { query: { dryRun } }, chosen);
      setLooked(found);
      if (found.imported > 0) onImported();
    });
  const choose = (chosen: File): void => {
    setLooked(null);
    setFile(chosen);
    if (chosen.size <= maxBytes) void send(chosen, '1');
  };
  return (
    <section className="system-form" aria-label="导入账号">
      <p className="quiet">CSV 文件（UTF-8 或 GB18030），首行为{Object.values(importColumns).join('、')}。选择文件后先检查，没有问题再导入。</p>
      <p className="form-alert">
        <FileButton accept=".csv,text/csv" onPick={choose} data-testid="import">选择 CSV 文件</FileButton> {file?.name}
      </p>
      {file && file.size > maxBytes ? <Alert type="error" showIcon className="form-alert" title="文件超过 5MB，请分成几个文件导入。" /> : null}
      {fault ? <Alert type="error" showIcon className="form-alert" title={fault.message} data-testid="action-fault" /> : null}
      {looked ? <Findings looked={looked} /> : null}
      <Space wrap>
        <Button type="primary" disabled={!isReady(looked)} loading={busy} onClick={() => file && void send(file, '0')} data-testid="confirm-import">导入</Button>
        <Button onClick={() => saveCsv(sample, '账号导入模板.csv')}>下载模板</Button>
        <Button onClick={onClose}>关闭</Button>
      </Space>
    </section>
  );
}
