import { Button, Input, Space } from 'antd';
import { useCallback, useState } from 'react';
import { addSynonyms, changeSynonyms, listSynonyms, type SynonymGroup } from '@hotline/shared/contracts/knowledge-words.staff';
import { call } from '../../api/call';
import { useLoad } from '../../api/use-load';
import { EmptyState, FaultState, LoadingState } from '../../parts/states';
import { useMayEdit } from '../../system/city-data/may-edit';
import { useWrite } from '../../system/city-data/use-write';
import { WriteFault } from '../../system/city-data/write-fault';

const wordsOf = (typed: string): string[] => [...new Set(typed.split(/[=＝、，,\s]+/).filter(Boolean))];

interface WordsFieldProps {
  /** What stands there already; empty for a new group. */
  readonly words: readonly string[];
  readonly busy: boolean;
  readonly onSave: (words: string[]) => Promise<boolean>;
}

/** The words of one group with equals signs between them. */
function WordsField({ words: old, busy, onSave }: WordsFieldProps) {
  const [typed, setTyped] = useState(old.join('＝'));
  const words = wordsOf(typed);
  const isNew = old.length === 0;
  const save = async (): Promise<void> => {
    if ((await onSave(words)) && isNew) setTyped('');
  };
  return (
    <>
      <Input value={typed} maxLength={300} placeholder="如：返并＝回太原＝回并" aria-label={isNew ? '新的一组同义词' : `同义词 ${old.join('、')}`} onChange={(event) => setTyped(event.target.value)} data-testid={isNew ? 'new-synonyms' : `synonym-${old[0]}`} />
      <Button type={isNew ? 'primary' : 'default'} loading={busy} disabled={words.length < 2 || words.join() === old.join()} onClick={() => void save()} data-testid={isNew ? 'add-synonyms' : `save-${old[0]}`}>{isNew ? '新增' : '保存'}</Button>
    </>
  );
}

function NewGroup({ onChanged }: { readonly onChanged: () => void }) {
  const { busy, fault, run } = useWrite();
  const add = async (words: string[]): Promise<boolean> => {
    const done = await run(() => call(addSynonyms, { body: { words } }), '已保存，查询随即生效');
    if (done) onChanged();
    return done;
  };
  return <li className="synonym-line"><Space.Compact className="submit-note"><WordsField words={[]} busy={busy} onSave={add} /></Space.Compact><WriteFault fault={fault} /></li>;
}

function GroupLine({ group: { id, version, words: old }, onChanged }: { readonly group: SynonymGroup; readonly onChanged: () => void }) {
  const { busy, fault, run } = useWrite();
  const write = async (words: string[] | null): Promise<boolean> => {
    const done = await run(() => call(changeSynonyms, { params: { id }, body: { version, words } }), words ? '已保存，查询随即生效' : '已删除');
    if (done) onChanged();
    return done;
  };
  return (
    <li className="synonym-line">
      <Space.Compact className="submit-note"><WordsField words={old} busy={busy} onSave={write} /><Button danger disabled={busy} onClick={() => void write(null)}>删除</Button></Space.Compact>
      <WriteFault fault={fault} />
    </li>
  );
}

function Groups({ items, onChanged }: { readonly items: readonly SynonymGroup[]; readonly onChanged: () => void }) {
  const mayEdit = useMayEdit('editor');
  if (!mayEdit) return <ul className="item-list">{items.map(({ id, words }) => <li key={id} className="synonym-line">{words.join('＝')}</li>)}</ul>;
  return (
    <ul className="item-list">
      <NewGroup onChanged={onChanged} />
      {items.map((group) => <GroupLine key={`${group.id}.${group.version}`} group={group} onChanged={onChanged} />)}
    </ul>
  );
}

/** 同义词: words that mean the same to the search. */
export function SynonymsPage() {
  const { data, fault, reload } = useLoad(useCallback(async () => (await call(listSynonyms, {})).items, []));
  if (!data) return fault ? <FaultState fault={fault} onRetry={reload} /> : <LoadingState />;
  return (
    <section className="city-data-sheet" aria-label="同义词">
      <p className="quiet">市民的说法和文件的说法不同时，在这里写成一组，词与词之间用“＝”隔开。保存后一秒内，各处的查询都按新的同义词查找。</p>
      <Groups items={data} onChanged={reload} />
      {data.length === 0 ? <EmptyState title="还没有同义词" /> : null}
    </section>
  );
}
