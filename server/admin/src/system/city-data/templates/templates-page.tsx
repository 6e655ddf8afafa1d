import { Button, Select } from 'antd';
import { useCallback, useState } from 'react';
import { listReplyTemplates, type ReplyTemplate } from '@hotline/shared/contracts/reply-templates.staff';
import { requestTypes, type RequestType } from '@hotline/shared/vocabulary/request-type';
import { ticketStates, type TicketState } from '@hotline/shared/vocabulary/ticket-state';
import { call } from '../../../api/call';
import { useLoad, type Loaded } from '../../../api/use-load';
import { optionsOf } from '../../../parts/options';
import { EmptyState, FaultState, LoadingState } from '../../../parts/states';
import { useMayEdit } from '../may-edit';
import { TemplateForm } from './template-form';

interface Filter {
  readonly requestType?: RequestType | undefined;
  readonly state?: TicketState | undefined;
}

interface TemplateListProps {
  readonly loaded: Loaded<ReplyTemplate[]>;
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
}

function TemplateList({ loaded: { data: items, fault, reload }, selected, onSelect }: TemplateListProps) {
  if (!items) return fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState />;
  if (items.length === 0) return <EmptyState title="没有适用的模板" />;
  return (
    <ul className="tree-list" data-testid="template-list">
      {items.map(({ id, title, retiredAt }) => (
        <li key={id}>
          <button type="button" className={id === selected ? 'tree-line tree-line-on' : 'tree-line'} aria-pressed={id === selected} onClick={() => onSelect(id)}>
            {title}
            {retiredAt === null ? null : <span className="mark mark-done">已停用</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}

function Filters({ filter, onChange }: { readonly filter: Filter; readonly onChange: (filter: Filter) => void }) {
  return (
    <>
      <Select<RequestType> value={filter.requestType} options={optionsOf(requestTypes)} allowClear placeholder="诉求类型" aria-label="按诉求类型筛选" onChange={(requestType) => onChange({ ...filter, requestType })} />
      <Select<TicketState> value={filter.state} options={optionsOf(ticketStates)} allowClear placeholder="状态" aria-label="按状态筛选" onChange={(state) => onChange({ ...filter, state })} />
    </>
  );
}

/** 答复模板: texts the desks insert, kept by editors and administrators. */
export function TemplatesPage() {
  const readOnly = !useMayEdit('editor', 'systemAdmin');
  const [filter, setFilter] = useState<Filter>({});
  /** An id, `new`, or nothing chosen. */
  const [selected, setSelected] = useState<string | null>(null);
  const loaded = useLoad(useCallback(async () => (await call(listReplyTemplates, { query: { ...filter, all: '1' } })).items, [filter]));
  const template = loaded.data?.find(({ id }) => id === selected) ?? null;
  const done = (): void => {
    if (selected === 'new') setSelected(null);
    loaded.reload();
  };
  const form = <TemplateForm key={template ? `${template.id}.${template.version}` : 'new'} template={template} readOnly={readOnly} onDone={done} />;
  return (
    <div className="split">
      <div className="split-list">
        <div className="split-tools">
          <Filters filter={filter} onChange={setFilter} />
          {readOnly ? null : <Button onClick={() => setSelected('new')} data-testid="add-template">新增</Button>}
        </div>
        <TemplateList loaded={loaded} selected={selected} onSelect={setSelected} />
      </div>
      <div className="split-pane">{template || selected === 'new' ? form : <EmptyState title="选择一个模板">从左侧选择，查看或修改正文和适用范围。</EmptyState>}</div>
    </div>
  );
}
