/** A mini-program's store on one person's phone: kept by the browser, so that it is there after a reload. */
export class KeptStorage extends Map<string, unknown> {
  readonly #key: string;

  constructor(key: string) {
    super();
    this.#key = key;
    for (const [name, value] of JSON.parse(localStorage.getItem(key) ?? '[]') as [string, unknown][]) super.set(name, value);
  }

  override set(key: string, value: unknown): this {
    super.set(key, value);
    this.#keep();
    return this;
  }

  override delete(key: string): boolean {
    const was = super.delete(key);
    this.#keep();
    return was;
  }

  override clear(): void {
    super.clear();
    this.#keep();
  }

  #keep(): void {
    localStorage.setItem(this.#key, JSON.stringify([...this]));
  }
}
