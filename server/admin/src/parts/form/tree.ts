interface FlatNode {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
}

export interface TreeNode {
  readonly value: string;
  readonly label: string;
  readonly children?: TreeNode[];
}

/** A flat list with parents as the tree that antd's selects draw; order is kept. */
export function treeOf<N extends FlatNode>(nodes: readonly N[], labelOf: (node: N) => string): TreeNode[] {
  const childrenOf = new Map<string | null, N[]>();
  const known = new Set(nodes.map((node) => node.code));
  for (const node of nodes) {
    // A parent outside of what we may see makes its child a root instead of losing it.
    const parent = node.parent !== null && known.has(node.parent) ? node.parent : null;
    childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), node]);
  }
  const branch = (parent: string | null): TreeNode[] =>
    (childrenOf.get(parent) ?? []).map((node) => {
      const children = branch(node.code);
      return { value: node.code, label: labelOf(node), ...(children.length > 0 ? { children } : {}) };
    });
  return branch(null);
}
