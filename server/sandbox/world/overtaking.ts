/** Lets one push of an account wait until another has been delivered (fault "reorder"). */
export class Overtaking {
  readonly #waiting = new Map<string, (() => void)[]>();

  /** Resolves when the next push of the account has been delivered, at the latest after `most` milliseconds. */
  wait(appid: string, most: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, most);
      const go = (): void => {
        clearTimeout(timer);
        resolve();
      };
      this.#waiting.set(appid, [...(this.#waiting.get(appid) ?? []), go]);
    });
  }

  /** A push of the account has been delivered. */
  passed(appid: string): void {
    const waiting = this.#waiting.get(appid) ?? [];
    this.#waiting.delete(appid);
    waiting.forEach((go) => go());
  }
}
