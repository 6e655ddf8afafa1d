import { Button, Input, Space } from 'antd';
import { useCallback, useState } from 'react';
import { getKnowledgeVersion, restoreKnowledgeVersion, type KnowledgeRecord } from '@hotline/shared/contracts/knowledge-editing.staff';
import { call } from '../../api/call';
import { useLoad } from '../../api/use-load';
import { FaultState, LoadingState } from '../../parts/states';
import { formatInstant } from '../../parts/time';
import { useNow } from '../../parts/use-now';
import { useMayEdit } from '../../system/city-data/may-edit';
import { useWrite } from '../../system/city-data/use-write';
import { WriteFault } from '../../system/city-data/write-fault';
import { TextDiff } from './text-diff-view';

interface VersionsProps {
  readonly record: KnowledgeRecord;
  readonly onStep: (record: KnowledgeRecord) => void;
}

/** Publishes an earlier text anew, with the reason. */
function Restore({ record, version, onStep }: VersionsProps & { readonly version: number }) {
  const [reason, setReason] = useState('');
  const { busy, fault, run } = useWrite();
  const newest = record.published?.version ?? 0;
  const restore = () => run(async () => onStep(await call(restoreKnowledgeVersion, { params: { id: record.id }, body: { version: newest, restore: version, reason } })), `已恢复第 ${version} 版，作为第 ${newest + 1} 版发布`);
  return (
    <>
      <WriteFault fault={fault} />
      <Space.Compact>
        <Input value={reason} maxLength={200} placeholder="恢复原因" aria-label={`恢复第 ${version} 版的原因`} onChange={(event) => setReason(event.target.value)} data-testid="field-restoreReason" />
        <Button disabled={reason.trim() === ''} loading={busy} onClick={() => void restore()} data-testid="confirm-restore">恢复这一版，立即发布</Button>
      </Space.Compact>
    </>
  );
}

/** An earlier version against the newest. */
function Against({ record, version, onStep }: VersionsProps & { readonly version: number }) {
  const mayRestore = useMayEdit('editor', 'dutyManager');
  const { data, fault, reload } = useLoad(useCallback(() => call(getKnowledgeVersion, { params: { id: record.id, version: String(version) } }), [record.id, version]));
  if (!data || !record.published) return fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState rows={3} />;
  return (
    <div className="version-against">
      <p className="quiet">从第 {version} 版到第 {record.published.version} 版</p>
      <TextDiff older={data.text} newer={record.published.text} />
      {mayRestore ? <Restore record={record} version={version} onStep={onStep} /> : null}
    </div>
  );
}

/** Every published version, the newest first; an earlier one is compared, and can be published anew. */
export function Versions({ record, onStep }: VersionsProps) {
  const now = useNow();
  const [chosen, setChosen] = useState<number | null>(null);
  if (record.versions.length === 0) return null;
  const newest = record.published?.version;
  return (
    <section className="item-section" aria-label="版本">
      <h3>版本</h3>
      <table className="plain-table" data-testid="versions">
        <thead><tr><th>版本</th><th>发布时间</th><th>说明</th><th>编写</th><th>审核</th><th>操作</th></tr></thead>
        <tbody>
          {record.versions.map(({ version, publishedAt, note, authors, reviewer, restoredFrom }) => (
            <tr key={version}>
              <td>第 {version} 版</td><td>{formatInstant(publishedAt, now)}</td><td>{restoredFrom ? `恢复第 ${restoredFrom} 版：${note}` : note || '—'}</td><td>{authors.join('、') || '—'}</td><td>{reviewer ?? '—'}</td>
              <td>{version === newest && record.state !== 'retired' ? null : <Button size="small" aria-expanded={chosen === version} onClick={() => setChosen(chosen === version ? null : version)} data-testid={`compare-${version}`}>对比</Button>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {chosen === null ? null : <Against key={`${chosen}.${newest}`} record={record} version={chosen} onStep={(news) => { setChosen(null); onStep(news); }} />}
    </section>
  );
}
