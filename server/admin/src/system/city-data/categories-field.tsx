import { TreeSelect } from 'antd';
import { useMemo } from 'react';
import { loadCategories } from '../../api/city-data';
import { useLoad } from '../../api/use-load';
import { treeOf } from '../../parts/form/tree';

interface CategoriesFieldProps {
  readonly value?: string[];
  readonly onChange?: (codes: string[]) => void;
  readonly id?: string;
  readonly placeholder: string;
}

/** Several categories, each with all below it. */
export function CategoriesField(props: CategoriesFieldProps) {
  const { data } = useLoad(loadCategories);
  const tree = useMemo(() => treeOf(data ?? [], (node) => node.name), [data]);
  return <TreeSelect<string[]> multiple treeData={tree} showSearch={{ treeNodeFilterProp: 'label' }} allowClear {...props} />;
}
