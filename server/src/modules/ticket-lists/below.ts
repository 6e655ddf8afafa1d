import type { ListDeps } from './deps';

/** An area and all below it: a district is asked for with its streets. */
export async function areasBelow({ city }: ListDeps, code: string): Promise<string[]> {
  const found = [code];
  for (const above of found) found.push(...(await city.listAreas(above)).items.map((node) => node.code));
  return found;
}

/** A category and all below it. */
export async function categoriesBelow({ city }: ListDeps, code: string): Promise<string[]> {
  const { items } = await city.listCategories();
  const found = [code];
  for (const above of found) found.push(...items.filter((node) => node.parent === above).map((node) => node.code));
  return found;
}
