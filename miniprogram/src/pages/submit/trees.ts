import { listAreas, listCategories, type CategoryNode } from '@hotline/shared/contracts/city.citizen';
import { callOpen } from '@/api/call';
import type { TreeNode } from '@/ui/TreeSheet';

/** The way out of both trees. */
export const unsureText = '不清楚，由工作人员确定';

let categories: Promise<readonly CategoryNode[]> | null = null;

function allCategories(): Promise<readonly CategoryNode[]> {
  categories ??= callOpen(listCategories, {}).then(({ items }) => items);
  categories.catch(() => {
    categories = null;
  });
  return categories;
}

/** One level of the category tree, which comes as a whole. */
export async function categoryChildren(parent: string | null): Promise<readonly TreeNode[]> {
  const all = await allCategories();
  const parents = new Set(all.map((node) => node.parent));
  return all.filter((node) => node.parent === parent).map(({ code, name }) => ({ code, name, hasChildren: parents.has(code) }));
}

/** One level of the areas: districts, then streets, then communities. */
export async function areaChildren(parent: string | null): Promise<readonly TreeNode[]> {
  const { items } = await callOpen(listAreas, { query: parent ? { parent } : {} });
  return items;
}
