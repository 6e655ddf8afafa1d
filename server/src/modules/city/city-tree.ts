import type { TreeRow } from './city.entity';

/** One of the city's trees in memory: names are wanted for every line of every list. */
export class CityTree<Row extends TreeRow = TreeRow> {
  private readonly byCode: ReadonlyMap<string, Row>;
  private readonly byParent = new Map<string | null, Row[]>();

  /** Rows in the order of the tree. */
  constructor(readonly rows: readonly Row[]) {
    this.byCode = new Map(rows.map((row) => [row.code, row]));
    for (const row of rows) this.byParent.set(row.parent, [...(this.byParent.get(row.parent) ?? []), row]);
  }

  has(code: string): boolean {
    return this.byCode.has(code);
  }

  /** From the top down to a code; empty when there is no such code. */
  path(code: string | null): Row[] {
    const row = code === null ? undefined : this.byCode.get(code);
    return row ? [...this.path(row.parent), row] : [];
  }

  /** Names from the top down, or null. */
  name(code: string | null, joint: string): string | null {
    return this.path(code).map((row) => row.name).join(joint) || null;
  }

  children(parent: string | null): readonly Row[] {
    return this.byParent.get(parent) ?? [];
  }

  /** Codes with all below them. */
  below(codes: readonly string[]): string[] {
    const found = codes.filter((code) => this.has(code));
    for (const code of found) found.push(...this.children(code).map((row) => row.code));
    return [...new Set(found)];
  }
}
