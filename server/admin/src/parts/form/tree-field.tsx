import { TreeSelect } from 'antd';
import { useMemo } from 'react';
import { loadCategories, loadDepartments } from '../../api/city-data';
import { useLoad } from '../../api/use-load';
import { treeOf, type TreeNode } from './tree';

interface FieldControl {
  readonly value?: string | null | undefined;
  readonly onChange?: (value: string | undefined) => void;
  readonly id?: string;
  readonly 'data-testid'?: string;
}

interface TreeFieldProps extends FieldControl {
  readonly tree: TreeNode[];
  readonly loading: boolean;
  readonly failed: boolean;
  readonly placeholder: string;
  readonly expanded?: boolean;
}

function TreeField({ tree, loading, failed, value, expanded = false, ...rest }: TreeFieldProps) {
  return (
    <TreeSelect<string | undefined>
      treeData={tree}
      value={value ?? undefined}
      loading={loading}
      showSearch={{ treeNodeFilterProp: 'label' }}
      allowClear
      treeLine
      treeDefaultExpandAll={expanded}
      listHeight={320}
      notFoundContent={failed ? '目录加载失败，请刷新页面重试' : '没有匹配的选项'}
      {...rest}
    />
  );
}

/** 诉求分类, the national tree, found by typing. */
export function CategoryField(props: FieldControl) {
  const { data, loading, fault } = useLoad(loadCategories);
  const tree = useMemo(() => treeOf(data ?? [], (node) => node.name), [data]);
  return <TreeField {...props} tree={tree} loading={loading} failed={fault !== undefined} placeholder="输入名称查找分类" />;
}

/** 承办单位 as a tree; what a department takes on is part of the text, so typing a matter finds it. */
export function DepartmentField(props: FieldControl) {
  const { data, loading, fault } = useLoad(loadDepartments);
  const tree = useMemo(() => treeOf(data ?? [], (node) => (node.accepts ? `${node.name}（${node.accepts}）` : node.name)), [data]);
  return <TreeField {...props} tree={tree} loading={loading} failed={fault !== undefined} placeholder="输入单位名称或承办事项查找" expanded />;
}
