import { Alert, Button, Progress, Space } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { getImportResult, getTicketImport, listImportFaults, runTicketImport, type ImportFault, type TicketImport } from '@hotline/shared/contracts/ticket-import.staff';
import { Fact, Section } from '../../desks/ticket/section';
import { call } from '../../api/call';
import { useLoad } from '../../api/use-load';
import { FaultState, LoadingState } from '../../parts/states';
import { saveCsv } from '../save-file';
import { useDoing } from '../use-doing';

const pollMs = 1500;

export const phaseTexts: Readonly<Record<TicketImport['phase'], string>> = { checked: '已检查，待导入', running: '正在导入', finished: '已完成' };

/** Faulty cells, read on piece by piece. */
function FaultTable({ importId, count }: { readonly importId: string; readonly count: number }) {
  const [more, setMore] = useState<{ readonly items: readonly ImportFault[]; readonly next: number | null }>({ items: [], next: 0 });
  const { busy, fault, run } = useDoing();
  const read = () => run(async () => {
    const { items, next } = await call(listImportFaults, { params: { id: importId }, query: { after: String(more.next ?? 0) } });
    setMore((old) => ({ items: [...old.items, ...items], next }));
  });
  return (
    <Section title={`${count} 行未导入`}>
      {fault ? <Alert type="error" showIcon className="form-alert" title={fault.message} /> : null}
      {more.items.length > 0 ? (
        <table className="system-table" aria-label="有误的内容">
          <thead><tr><th className="number-cell">行</th><th>列</th><th>原因</th></tr></thead>
          <tbody>{more.items.map(({ line, column, message }) => <tr key={`${line} ${column} ${message}`}><td className="number-cell">{line}</td><td>{column}</td><td className="text-cell">{message}</td></tr>)}</tbody>
        </table>
      ) : null}
      {more.next === null ? null : <Button size="small" loading={busy} onClick={() => void read()} data-testid="show-faults">{more.items.length > 0 ? '继续查看' : '查看原因'}</Button>}
    </Section>
  );
}

function Steps({ found: { id, phase, rows }, onChanged }: { readonly found: TicketImport; readonly onChanged: () => void }) {
  const { busy, fault, run } = useDoing();
  return (
    <>
      {fault ? <Alert type="error" showIcon className="form-alert" title={fault.message} data-testid="action-fault" /> : null}
      <Space wrap>
        {phase === 'checked' ? <Button type="primary" loading={busy} disabled={rows.waiting === 0} onClick={() => void run(async () => void (await call(runTicketImport, { params: { id } }))).then((done) => done && onChanged())} data-testid="run-import">导入 {rows.waiting} 件</Button> : null}
        {phase === 'finished' ? <Button loading={busy} onClick={() => void run(async () => saveCsv((await call(getImportResult, { params: { id } })).csv, '历史工单导入结果.csv'))} data-testid="import-result">下载逐行结果</Button> : null}
      </Space>
    </>
  );
}

/** Asks how far a running import is. */
function useRunning(running: boolean, reload: () => void): void {
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(reload, pollMs);
    return () => clearInterval(timer);
  }, [running, reload]);
}

/** One import: what was found, how far it is, what became of it. */
export function ImportPane({ id, onChanged }: { readonly id: string; readonly onChanged: () => void }) {
  const { data, fault, reload } = useLoad(useCallback(() => call(getTicketImport, { params: { id } }), [id]));
  useRunning(data?.phase === 'running', reload);
  if (!data) return fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState />;
  const { source, by, phase, total, rows } = data;
  const left = rows.faulty + rows.failed;
  return (
    <>
      <Section title={source}>
        <dl className="facts" data-testid="import-facts">
          <Fact name="状态">{phaseTexts[phase]}</Fact>
          <Fact name="共">{total} 件</Fact>
          <Fact name="可导入">{rows.waiting} 件</Fact>
          <Fact name="已导入">{rows.created} 件</Fact>
          <Fact name="以前已导入">{rows.known} 件</Fact>
          <Fact name="有误">{left} 行</Fact>
          <Fact name="经办">{by}</Fact>
        </dl>
        {phase === 'running' ? <Progress percent={Math.floor(((total - rows.waiting) / total) * 100)} aria-label="导入进度" /> : null}
        <Steps found={data} onChanged={() => { reload(); onChanged(); }} />
      </Section>
      {left > 0 ? <FaultTable key={`${id} ${left}`} importId={id} count={left} /> : null}
    </>
  );
}
