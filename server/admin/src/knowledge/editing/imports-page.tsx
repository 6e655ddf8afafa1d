import { Alert, Button, Checkbox, Space } from 'antd';
import { useCallback, useState } from 'react';
import { knowledgeColumns, knowledgeExportPath, listKnowledgeImports, tryKnowledgeImport } from '@hotline/shared/contracts/knowledge-import.staff';
import { toCsv } from '@hotline/shared/text/csv';
import { call, callWithFile } from '../../api/call';
import { useLoad } from '../../api/use-load';
import { FileButton } from '../../parts/file-button';
import { EmptyState, FaultState, LoadingState } from '../../parts/states';
import { useMayEdit } from '../../system/city-data/may-edit';
import { useWrite } from '../../system/city-data/use-write';
import { WriteFault } from '../../system/city-data/write-fault';
import { saveCsv } from '../../system/save-file';
import { ImportCard } from './import-card';

const maxBytes = 10 * 1024 * 1024;
const sample = toCsv([Object.values(knowledgeColumns), ['答复口径', '暖气不热怎么办', '', '《供热管理条例》', '热力公司', '热力公司', '', '', '2026-11-01', '', '2027-10-01', '暖气不热找谁\n供热温度不够', '请先拨打供热单位的服务电话……', '先问清小区和楼号。']]);

/** A file is only looked at first; what would become of each row is shown before anything changes. */
function Upload({ onTried }: { readonly onTried: () => void }) {
  const [publish, setPublish] = useState(false);
  const [tooLarge, setTooLarge] = useState(false);
  const { busy, fault, run } = useWrite();
  const choose = async (file: File): Promise<void> => {
    setTooLarge(file.size > maxBytes);
    if (file.size > maxBytes) return;
    if (await run(() => callWithFile(tryKnowledgeImport, { query: { name: file.name, publish: publish ? '1' : '0' } }, file), '已检查，请核对后确认导入')) onTried();
  };
  return (
    <section className="city-data-sheet item-section" aria-label="导入文件">
      <h2>导入</h2>
      <p className="quiet">XLSX、CSV（一行一条），Markdown、DOCX（一个文件一条）。类型、标题、文号相同的视为同一条；内容没有变化的不会重复导入。</p>
      <p className="form-alert"><Checkbox checked={publish} onChange={(event) => setPublish(event.target.checked)} data-testid="import-publish">确认后直接发布（须由另一位同事确认）；不勾选则全部进入待审核</Checkbox></p>
      {tooLarge ? <Alert type="error" showIcon className="form-alert" title="文件超过 10MB，请分成几个文件导入。" /> : null}
      <WriteFault fault={fault} />
      <Space wrap>
        <FileButton disabled={busy} accept=".xlsx,.csv,.md,.markdown,.txt,.docx" onPick={(file) => void choose(file)} data-testid="import">选择要导入的文件</FileButton>
        <Button onClick={() => saveCsv(sample, '知识导入模板.csv')}>下载模板</Button>
      </Space>
    </section>
  );
}

function Latest({ loaded: { data, fault, reload } }: { readonly loaded: ReturnType<typeof useImports> }) {
  if (!data) return fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState />;
  if (data.length === 0) return <EmptyState title="还没有导入过">选择文件后，先检查每一行，确认后才会导入。</EmptyState>;
  return <>{data.map((item) => <ImportCard key={item.id} item={item} onChanged={reload} />)}</>;
}

const useImports = () => useLoad(useCallback(async () => (await call(listKnowledgeImports, {})).items, []));

/** 导入导出. */
export function ImportsPage() {
  const loaded = useImports();
  const mayEdit = useMayEdit('editor');
  return (
    <>
      {mayEdit ? <Upload onTried={loaded.reload} /> : null}
      <section className="city-data-sheet item-section" aria-label="导出">
        <h2>导出</h2>
        <p className="quiet">全部已发布的内容，含内部说明；导出会记入审计。文件可以原样再导入。</p>
        <Space><Button href={`${knowledgeExportPath}?format=xlsx`} data-testid="export-xlsx">导出 XLSX</Button><Button href={`${knowledgeExportPath}?format=csv`}>导出 CSV</Button></Space>
      </section>
      <section aria-label="最近的导入"><Latest loaded={loaded} /></section>
    </>
  );
}
