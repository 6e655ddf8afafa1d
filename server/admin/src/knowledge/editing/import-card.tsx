import { Button, Progress, Space } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { cancelKnowledgeImport, confirmKnowledgeImport, getKnowledgeImport, listKnowledgeImportFaults, type KnowledgeImport } from '@hotline/shared/contracts/knowledge-import.staff';
import { call } from '../../api/call';
import { useLoad } from '../../api/use-load';
import { FaultState, LoadingState } from '../../parts/states';
import { formatInstant } from '../../parts/time';
import { useNow } from '../../parts/use-now';
import { useMayEdit } from '../../system/city-data/may-edit';
import { useWrite } from '../../system/city-data/use-write';
import { WriteFault } from '../../system/city-data/write-fault';

const phases: Readonly<Record<KnowledgeImport['phase'], string>> = { tried: '已检查，待确认', running: '正在导入', finished: '已完成', cancelled: '已取消' };
const everyMs = 1000;

interface ImportCardProps {
  readonly item: KnowledgeImport;
  readonly onChanged: () => void;
}

/** Rows that cannot be taken, each with its column and the reason. */
function Faults({ id }: { readonly id: string }) {
  const [after, setAfter] = useState<number | null>(null);
  const { data, fault, reload } = useLoad(useCallback(() => call(listKnowledgeImportFaults, { params: { id }, query: after === null ? {} : { after: String(after) } }), [id, after]));
  if (!data) return fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState rows={3} />;
  const { items, next } = data;
  return (
    <>
      <table className="plain-table" data-testid="import-faults">
        <thead><tr><th>行</th><th>列</th><th>原因</th></tr></thead>
        <tbody>{items.map(({ row, column, message }) => <tr key={`${row} ${column} ${message}`}><td>{row}</td><td>{column}</td><td>{message}</td></tr>)}</tbody>
      </table>
      {next === null ? null : <Button size="small" onClick={() => setAfter(next)}>下一页</Button>}
    </>
  );
}

/** Who may say yes: for what is published in one go, somebody else than who uploaded it. */
function Confirm({ item: { id, publish, own, trial }, onChanged }: ImportCardProps) {
  const mayEdit = useMayEdit('editor');
  const { busy, fault, run } = useWrite();
  const confirm = async (): Promise<void> => {
    if (await run(() => call(confirmKnowledgeImport, { params: { id } }), '已开始导入')) onChanged();
  };
  const cancel = async (): Promise<void> => {
    if (await run(() => call(cancelKnowledgeImport, { params: { id } }), '已取消')) onChanged();
  };
  return (
    <>
      <WriteFault fault={fault} />
      {publish && own ? <p className="quiet">直接发布须由另一位知识编辑或值班长在此确认。</p> : null}
      <Space>
        <Button type="primary" disabled={(publish && own) || trial.added + trial.changed === 0} loading={busy} onClick={() => void confirm()} data-testid={`confirm-import-${id}`}>{publish ? '确认并发布' : '确认，全部送审'}</Button>
        {mayEdit ? <Button disabled={busy} onClick={() => void cancel()}>取消</Button> : null}
      </Space>
    </>
  );
}

/** How far a running import is, asked every second until it is done. */
function useProgress(item: KnowledgeImport, onFinished: () => void): KnowledgeImport {
  const [seen, setSeen] = useState(item);
  const running = item.phase === 'running';
  useEffect(() => {
    if (!running) return undefined;
    const timer = window.setInterval(() => void call(getKnowledgeImport, { params: { id: item.id } }).then((news) => {
      setSeen(news);
      if (news.phase !== 'running') onFinished();
    }, () => undefined), everyMs);
    return () => window.clearInterval(timer);
  }, [item.id, running, onFinished]);
  return running ? seen : item;
}

/** How many rows there are of each kind, and how many came in. */
function tallyText({ phase, total, trial, done }: KnowledgeImport): string {
  const found = `共 ${total} 条：新增 ${trial.added}，修改 ${trial.changed}，没有变化 ${trial.unchanged}，有误 ${trial.faults}`;
  const came = phase === 'tried' ? '' : `；已导入 ${done.done}`;
  return found + came + (done.faults > 0 ? `，导入时有误 ${done.faults}` : '');
}

function Running({ item: { trial, done } }: { readonly item: KnowledgeImport }) {
  const wanted = trial.added + trial.changed;
  return <Progress percent={wanted === 0 ? 100 : Math.floor(((done.done + done.faults) / wanted) * 100)} size="small" aria-label="导入进度" />;
}

/** One import: what would become of its rows, and what did. */
export function ImportCard({ item, onChanged }: ImportCardProps) {
  const now = useNow();
  const seen = useProgress(item, onChanged);
  const { id, fileName, by, createdAt, phase, publish } = seen;
  const [open, setOpen] = useState(false);
  return (
    <article className="city-data-sheet item-section" data-testid={`import-${id}`} data-phase={phase}>
      <div className="line-between"><strong>{fileName}</strong><span className="mark mark-open">{phases[phase]}</span></div>
      <p className="quiet">{by} · {formatInstant(createdAt, now)} · {publish ? '确认后发布' : '确认后送审'}</p>
      <p>{tallyText(seen)}</p>
      {phase === 'running' ? <Running item={seen} /> : null}
      {phase === 'tried' ? <Confirm item={item} onChanged={onChanged} /> : null}
      {seen.trial.faults + seen.done.faults > 0 ? <p><Button aria-expanded={open} onClick={() => setOpen(!open)} data-testid={`faults-${id}`}>{open ? '收起' : '查看有误的行'}</Button></p> : null}
      {open ? <Faults id={id} /> : null}
    </article>
  );
}
