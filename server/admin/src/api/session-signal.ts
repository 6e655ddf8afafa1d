type Listener = () => void;

/** Something that happens to the whole page. */
export function createSignal() {
  const listeners = new Set<Listener>();
  return {
    tell: (): void => listeners.forEach((listener) => listener()),
    /** Returns how to stop listening. */
    listen(listener: Listener): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** The server no longer knows the session. */
export const sessionLost = createSignal();

/** The same person has logged in again: what could not be loaded meanwhile may try again. */
export const sessionBack = createSignal();
