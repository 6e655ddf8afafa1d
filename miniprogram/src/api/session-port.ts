/** What the client needs of the session; the session itself logs in through this client. */
export interface SessionPort {
  /** Headers that carry the session. */
  readonly headers: () => Readonly<Record<string, string>>;
  /** Logs in again; rejects when that is not possible now. */
  readonly renew: () => Promise<void>;
  /** A request with the session succeeded. */
  readonly confirm: () => void;
}

let port: SessionPort = {
  headers: () => ({}),
  renew: () => Promise.reject(new Error('no session')),
  confirm: () => undefined,
};

/** Called once when the app starts. */
export function plugSession(session: SessionPort): void {
  port = session;
}

export const session = (): SessionPort => port;
