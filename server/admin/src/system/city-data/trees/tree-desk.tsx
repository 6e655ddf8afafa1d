import { Button, Input } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { EmptyState } from '../../../parts/states';

export interface TreeItem {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
  readonly retiredAt: number | null;
}

interface Placed<T> {
  readonly item: T;
  readonly depth: number;
}

/** The tree as lines, each under its parent. */
export function linesOf<T extends TreeItem>(items: readonly T[]): Placed<T>[] {
  const known = new Set(items.map(({ code }) => code));
  const below = (parent: string | null, depth: number): Placed<T>[] =>
    items.filter((item) => (item.parent !== null && known.has(item.parent) ? item.parent : null) === parent).flatMap((item) => [{ item, depth }, ...below(item.code, depth + 1)]);
  return below(null, 0);
}

interface TreeListProps<T> {
  readonly lines: readonly Placed<T>[];
  readonly selected: string | null;
  readonly onSelect: (code: string) => void;
}

function TreeList<T extends TreeItem>({ lines, selected, onSelect }: TreeListProps<T>) {
  return (
    <ul className="tree-list" data-testid="tree-list">
      {lines.map(({ item: { code, name, retiredAt }, depth }) => (
        <li key={code}>
          <button type="button" className={code === selected ? 'tree-line tree-line-on' : 'tree-line'} style={{ paddingInlineStart: 12 + depth * 16 }} aria-pressed={code === selected} onClick={() => onSelect(code)} data-testid={`node-${code}`}>
            {name}
            {retiredAt === null ? null : <span className="mark mark-done">已停用</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}

interface TreeDeskProps<T> {
  readonly items: readonly T[];
  /** 单位, 分类 */
  readonly noun: string;
  readonly readOnly: boolean;
  /** The form for a node, or for a new one with null. */
  readonly formOf: (item: T | null) => ReactNode;
}

/** A tree an administrator edits: found by typing, one node at a time. */
export function TreeDesk<T extends TreeItem>({ items, noun, readOnly, formOf }: TreeDeskProps<T>) {
  const [query, setQuery] = useState('');
  const [selected, setSelected] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const lines = useMemo(() => linesOf(items), [items]);
  const shown = query.trim() === '' ? lines : lines.filter(({ item }) => item.name.includes(query.trim()) || item.code === query.trim());
  const item = items.find(({ code }) => code === selected);
  const choose = (code: string | null): void => {
    setSelected(code);
    setAdding(code === null);
  };
  return (
    <div className="split">
      <div className="split-list">
        <div className="split-tools">
          <Input.Search value={query} allowClear placeholder={`查找${noun}`} aria-label={`查找${noun}`} onChange={(event) => setQuery(event.target.value)} data-testid="tree-search" />
          {readOnly ? null : <Button onClick={() => choose(null)} data-testid="add-node">新增</Button>}
        </div>
        {shown.length === 0 ? <EmptyState title={items.length === 0 ? `还没有${noun}` : `没有匹配的${noun}`} /> : <TreeList lines={shown} selected={adding ? null : selected} onSelect={choose} />}
      </div>
      <div className="split-pane">
        {adding ? <div key="new">{formOf(null)}</div> : item ? <div key={item.code}>{formOf(item)}</div> : <EmptyState title={`选择一个${noun}`}>从左侧选择，查看或修改它的名称、上级和状态。</EmptyState>}
      </div>
    </div>
  );
}
