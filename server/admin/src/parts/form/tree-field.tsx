import { TreeSelect } from 'antd';
import { useMemo } from 'react';
import type { DepartmentNode } from '@hotline/shared/contracts/staff.staff';
import { loadCategories, loadDepartments } from '../../api/city-data';
import { useLoad } from '../../api/use-load';
import { treeOf, type TreeNode } from './tree';

interface FieldControl {
  /** What it is, where no label stands beside it. */
  readonly placeholder?: string;
  readonly value?: string | null | undefined;
  readonly onChange?: (value: string | undefined) => void;
  readonly id?: string;
  readonly 'aria-label'?: string;
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
  return <TreeField placeholder="输入名称查找分类" {...props} tree={tree} loading={loading} failed={fault !== undefined} />;
}

interface DepartmentFieldProps extends FieldControl {
  /** Only departments below this one. */
  readonly below?: string | null | undefined;
}

/** What a department takes on is part of the text, so typing a matter finds it. */
const departmentText = ({ name, accepts }: DepartmentNode): string => (accepts ? `${name}（${accepts}）` : name);

/** A department's children and theirs, wherever they stand in the list. */
function allBelow(nodes: readonly DepartmentNode[], code: string): DepartmentNode[] {
  return nodes.filter(({ parent }) => parent === code).flatMap((child) => [child, ...allBelow(nodes, child.code)]);
}

function useDepartmentTree(below?: string | null) {
  const { data, loading, fault } = useLoad(loadDepartments);
  const tree = useMemo(() => treeOf(below ? allBelow(data ?? [], below) : (data ?? []), departmentText), [data, below]);
  return { tree, loading, failed: fault !== undefined };
}

/** 承办单位 as a tree. */
export function DepartmentField({ below, ...props }: DepartmentFieldProps) {
  return <TreeField placeholder="输入单位名称或承办事项查找" {...props} {...useDepartmentTree(below)} expanded />;
}

interface DepartmentsFieldProps {
  readonly value?: string[];
  readonly onChange?: (codes: string[]) => void;
  readonly id?: string;
  readonly 'aria-label'?: string;
  readonly 'data-testid'?: string;
}

/** Several departments. */
export function DepartmentsField(props: DepartmentsFieldProps) {
  const { tree, loading } = useDepartmentTree();
  return <TreeSelect<string[]> multiple treeData={tree} loading={loading} showSearch={{ treeNodeFilterProp: 'label' }} allowClear treeDefaultExpandAll listHeight={320} placeholder="没有可以不选" {...props} />;
}
