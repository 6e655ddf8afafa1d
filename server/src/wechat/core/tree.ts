/**
 * What XML and JSON from WeChat become: every leaf a string, because ids have 64 bits, `0012` is not 12, and the same
 * field is a number in one format and a string in the other. Objects have no prototype.
 */
export interface Tree {
  readonly [name: string]: TreeValue;
}
export type TreeValue = string | Tree | readonly TreeValue[];

const isTree = (value: TreeValue | undefined): value is Tree => typeof value === 'object' && !Array.isArray(value);

export const emptyTree = (): Record<string, TreeValue> => Object.create(null) as Record<string, TreeValue>;

/** A leaf; absent fields and branches count as empty. */
export function textOf(tree: Tree, name: string): string {
  const value = tree[name];
  return typeof value === 'string' ? value : '';
}

/** A leaf, or undefined where it is absent or empty. */
export const optionalText = (tree: Tree, name: string): string | undefined => textOf(tree, name) || undefined;

/** A branch; an absent one is empty. */
export function treeOf(tree: Tree, name: string): Tree {
  const value = tree[name];
  return isTree(value) ? value : emptyTree();
}

/** Branches of a list; WeChat sends a single element without its list. */
export function treesOf(tree: Tree, name: string): readonly Tree[] {
  const value = tree[name];
  if (Array.isArray(value)) return value.filter(isTree);
  return isTree(value) ? [value] : [];
}

/** A decimal number, or NaN. */
export const numberOf = (tree: Tree, name: string): number => Number(textOf(tree, name) || Number.NaN);
