import { useEffect, useState } from 'react';
import { View } from '@tarojs/components';
import { asApiError } from '@/api/api-error';
import { Notice } from './Notice';
import { Sheet } from './Sheet';
import { Skeleton } from './Skeleton';

export interface TreeNode {
  readonly code: string;
  readonly name: string;
  readonly hasChildren: boolean;
}

interface Props {
  readonly id: string;
  readonly title: string;
  /** Words for "none of them": picking it hands over an empty path. */
  readonly unsure: string;
  /** The nodes below a parent; null for the top. Must keep its identity between renders. */
  readonly fetch: (parent: string | null) => Promise<readonly TreeNode[]>;
  readonly onPick: (path: readonly TreeNode[]) => void;
  readonly onClose: () => void;
}

function Option({ id, name, more, onTap }: { readonly id: string; readonly name: string; readonly more?: boolean; readonly onTap: () => void }) {
  return (
    <View id={id} className={`tree__option${more ? ' tree__option--more' : ''}`} ariaRole="option" onClick={onTap}>
      {name}
    </View>
  );
}

/** Options below the end of `path`, fetched when the path changes. */
function useOptions(fetch: Props['fetch'], path: readonly TreeNode[]) {
  const [options, setOptions] = useState<readonly TreeNode[] | null>(null);
  const [fault, setFault] = useState('');
  const parent = path.at(-1)?.code ?? null;
  useEffect(() => {
    let current = true;
    setOptions(null);
    fetch(parent).then(
      (items) => current && setOptions(items),
      (thrown: unknown) => current && setFault(asApiError(thrown).message),
    );
    return () => {
      current = false;
    };
  }, [fetch, parent]);
  return { options, fault };
}

/** Walks down a tree, one level at a time; one may stop on any level. */
export function TreeSheet({ id, title, unsure, fetch, onPick, onClose }: Props) {
  const [path, setPath] = useState<readonly TreeNode[]>([]);
  const { options, fault } = useOptions(fetch, path);
  const choose = (node: TreeNode) => (node.hasChildren ? setPath([...path, node]) : onPick([...path, node]));
  const last = path.at(-1);
  return (
    <Sheet id={id} title={title} onClose={onClose}>
      {last ? (
        <View id={`${id}-up`} className="link tree__up" ariaRole="button" onClick={() => setPath(path.slice(0, -1))}>
          返回上一级：{path.map(({ name }) => name).join(' / ')}
        </View>
      ) : null}
      <View ariaRole="listbox" ariaLabel={title}>
        {last ? <Option id={`${id}-here`} name={`就选“${last.name}”`} onTap={() => onPick(path)} /> : <Option id={`${id}-unsure`} name={unsure} onTap={() => onPick([])} />}
        {(options ?? []).map((node) => (
          <Option key={node.code} id={`${id}-${node.code}`} name={node.name} more={node.hasChildren} onTap={() => choose(node)} />
        ))}
      </View>
      {fault ? <Notice warn>{fault}</Notice> : null}
      {options || fault ? null : <Skeleton />}
    </Sheet>
  );
}
