/** A moment after which nobody waits any more; to be cleared when it has become of no interest. */
export interface Deadline {
  readonly reached: Promise<undefined>;
  passed(): boolean;
  clear(): void;
}

/** In real time: what waits here is somebody at the other end of a line. */
export function deadline(ms: number): Deadline {
  let passed = false;
  let timer: NodeJS.Timeout | undefined;
  const reached = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      passed = true;
      resolve(undefined);
    }, ms);
  });
  return { reached, passed: () => passed, clear: () => clearTimeout(timer) };
}

/** What the work gives, or undefined when it takes longer; it goes on all the same. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  const limit = deadline(ms);
  try {
    return await Promise.race([work, limit.reached]);
  } finally {
    limit.clear();
  }
}
