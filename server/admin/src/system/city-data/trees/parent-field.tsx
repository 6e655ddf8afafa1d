import { TreeSelect } from 'antd';
import { useMemo } from 'react';
import { treeOf } from '../../../parts/form/tree';
import type { TreeItem } from './tree-desk';

interface ParentFieldProps {
  readonly value?: string | null;
  readonly onChange?: (value: string | null) => void;
  readonly id?: string;
  readonly 'data-testid'?: string;
  readonly items: readonly TreeItem[];
  /** The node itself: it and all below it are no parent for it. */
  readonly self: string | null;
}

/** 上级: none, or a node in use outside of the branch. */
export function ParentField({ items, self, value, onChange, ...rest }: ParentFieldProps) {
  const tree = useMemo(() => {
    const branch = new Set(self === null ? [] : [self]);
    for (const above of branch) for (const item of items) if (item.parent === above) branch.add(item.code);
    return treeOf(items.filter((item) => item.retiredAt === null && !branch.has(item.code)), (item) => item.name);
  }, [items, self]);
  return <TreeSelect treeData={tree} value={value ?? undefined} onChange={(next?: string) => onChange?.(next ?? null)} showSearch={{ treeNodeFilterProp: 'label' }} allowClear treeLine placeholder="没有上级" {...rest} />;
}
