import type { ImportDeps } from './deps';

interface Node {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
}

/** Codes by what a former system may have written: the code, the name, or all names from the top down. */
export type Names = ReadonlyMap<string, readonly string[]>;

const squeezed = (text: string): string => text.replace(/[\s/>、-]+/g, '');

function namesOf(nodes: readonly Node[]): Names {
  const byCode = new Map(nodes.map((node) => [node.code, node]));
  const fullName = ({ name, parent }: Node): string => (parent === null ? '' : fullName(byCode.get(parent) ?? { code: '', name: '', parent: null })) + name;
  const names = new Map<string, Set<string>>();
  for (const node of nodes) {
    for (const written of [node.code, node.name, fullName(node)]) names.set(squeezed(written), (names.get(squeezed(written)) ?? new Set()).add(node.code));
  }
  return new Map([...names].map(([name, codes]) => [name, [...codes]]));
}

/** Codes for what is written; several where a name is not unique. */
export const codesFor = (names: Names, written: string): readonly string[] => names.get(squeezed(written)) ?? [];

/** Everything rows name. A retired department may well have answered in its time. */
export async function knownNames({ city, departments }: ImportDeps) {
  const areas = await city.areaRecords();
  const { items: categories } = await city.listCategories();
  const { items } = await departments.list();
  return { area: namesOf(areas), category: namesOf(categories), department: namesOf(items) };
}

export type KnownNames = Awaited<ReturnType<typeof knownNames>>;
