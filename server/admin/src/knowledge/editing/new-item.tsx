import { Button, Radio } from 'antd';
import { useState } from 'react';
import { addKnowledge } from '@hotline/shared/contracts/knowledge-editing.staff';
import { knowledgeKinds, type KnowledgeKind } from '@hotline/shared/vocabulary/knowledge-kind';
import { call } from '../../api/call';
import { optionsOf } from '../../parts/options';
import { todayHere } from '../../system/city-data/day-field';
import { useWrite } from '../../system/city-data/use-write';
import { WriteFault } from '../../system/city-data/write-fault';
import { emptyText, TextForm, type Draft } from './text-form';

/** A new item and its first draft. */
export function NewItem({ onDone }: { readonly onDone: (id: string) => void }) {
  const [kind, setKind] = useState<KnowledgeKind>('policy');
  const { busy, fault, run } = useWrite();
  const save = async ({ text, replaces }: Draft): Promise<void> => {
    let id = '';
    if (await run(async () => ({ id } = await call(addKnowledge, { body: { kind, text, replaces: replaces?.id ?? null } })), '草稿已保存')) onDone(id);
  };
  return (
    <div className="pane-form">
      <h2>新建</h2>
      <Radio.Group optionType="button" options={optionsOf(knowledgeKinds)} value={kind} onChange={(event) => setKind(event.target.value as KnowledgeKind)} aria-label="类型" className="form-alert" data-testid="field-kind" />
      <TextForm itemId={null} kind={kind} draft={{ text: emptyText(todayHere()), replaces: null }} onSave={(draft) => void save(draft)}>
        <WriteFault fault={fault} />
        <Button type="primary" htmlType="submit" loading={busy} data-testid="save-draft">保存草稿</Button>
      </TextForm>
    </div>
  );
}
