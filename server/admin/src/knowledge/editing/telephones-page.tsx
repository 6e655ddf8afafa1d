import { Button, Input, Space } from 'antd';
import { useCallback, useState } from 'react';
import { changeTelephones, listTelephones, type AreaTelephonesView } from '@hotline/shared/contracts/knowledge-words.staff';
import { call } from '../../api/call';
import { useLoad } from '../../api/use-load';
import { EmptyState, FaultState, LoadingState } from '../../parts/states';
import { useMayEdit } from '../../system/city-data/may-edit';
import { useWrite } from '../../system/city-data/use-write';
import { WriteFault } from '../../system/city-data/write-fault';

type Numbers = AreaTelephonesView['numbers'];

interface AreaProps {
  readonly area: AreaTelephonesView;
  readonly onChanged: () => void;
}

/** The numbers of one district, written as a whole. */
function AreaForm({ area: { area, name, numbers: seen }, onChanged }: AreaProps) {
  const [numbers, setNumbers] = useState<Numbers>(seen);
  const { busy, fault, run } = useWrite();
  const readOnly = !useMayEdit('editor');
  const put = (at: number, change: Partial<Numbers[number]>): void => setNumbers(numbers.map((entry, index) => (index === at ? { ...entry, ...change } : entry)));
  const save = async (): Promise<void> => {
    if (await run(() => call(changeTelephones, { params: { area }, body: { seen, numbers } }), `${name}的电话已保存`)) onChanged();
  };
  return (
    <div className="pane-form">
      <h2>{name}</h2>
      {numbers.length === 0 ? <p className="quiet">还没有电话。</p> : null}
      {numbers.map((entry, at) => (
        <Space.Compact key={at} className="submit-note form-alert">
          <Input value={entry.name} readOnly={readOnly} maxLength={100} placeholder="名称" aria-label={`第 ${at + 1} 个名称`} onChange={(event) => put(at, { name: event.target.value })} data-testid={`telephone-name-${at}`} />
          <Input value={entry.number} readOnly={readOnly} maxLength={20} placeholder="号码" aria-label={`第 ${at + 1} 个号码`} onChange={(event) => put(at, { number: event.target.value })} data-testid={`telephone-number-${at}`} />
          {readOnly ? null : <Button onClick={() => setNumbers(numbers.filter((_, index) => index !== at))} aria-label={`删除第 ${at + 1} 个`}>删除</Button>}
        </Space.Compact>
      ))}
      <WriteFault fault={fault} />
      {readOnly ? null : (
        <Space>
          <Button onClick={() => setNumbers([...numbers, { name: '', number: '' }])} data-testid="add-telephone">添加</Button>
          <Button type="primary" loading={busy} onClick={() => void save()} data-testid="save-telephones">保存</Button>
        </Space>
      )}
    </div>
  );
}

/** 区县电话: what citizens get when they ask the official account for a district's numbers. */
export function TelephonesPage() {
  const [chosen, setChosen] = useState<string | null>(null);
  const { data, fault, reload } = useLoad(useCallback(async () => (await call(listTelephones, {})).items, []));
  if (!data) return fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState />;
  const area = data.find((one) => one.area === chosen);
  return (
    <div className="split">
      <div className="split-list">
        <ul className="tree-list" data-testid="telephone-areas">
          {data.map(({ area: code, name, numbers }) => (
            <li key={code}><button type="button" className={code === chosen ? 'tree-line tree-line-on' : 'tree-line'} aria-pressed={code === chosen} onClick={() => setChosen(code)} data-testid={`area-${code}`}>{name}<span>{numbers.length}</span></button></li>
          ))}
        </ul>
      </div>
      <div className="split-pane">{area ? <AreaForm key={JSON.stringify(area)} area={area} onChanged={reload} /> : <EmptyState title="选择一个区县">从左侧选择，查看或修改它的电话。</EmptyState>}</div>
    </div>
  );
}
