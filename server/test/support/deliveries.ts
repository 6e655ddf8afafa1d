/** One delivery of a push as WeChat saw it answered. */
export interface Delivery {
  readonly ms: number;
  readonly status: number;
  /** What the person saw, empty for `success`; null: an answer that WeChat would not understand. */
  readonly shown: string | null;
}

export interface Push {
  readonly openid: string;
  readonly deliveries: readonly Delivery[];
}

/** What went wrong, by openid; all empty when nothing did. */
export interface Verdict {
  /** Answered, but without effect. */
  readonly lost: readonly string[];
  /** Handled more than once. */
  readonly doubled: readonly string[];
  /** An answer that was none, or came after `withinMs`; with what it was. */
  readonly unanswered: readonly string[];
  /** Deliveries of one push that showed different replies. */
  readonly differing: readonly string[];
}

export interface Books {
  readonly pushes: readonly Push[];
  /** How many effects there are of each openid. */
  readonly effects: ReadonlyMap<string, number>;
  /** How many effects one handling has. */
  readonly each: number;
  readonly withinMs: number;
  /** While the database is away a delivery may show nothing; otherwise all of them show the same text. */
  readonly silenceAllowed?: boolean;
}

export const nothingWrong: Verdict = { lost: [], doubled: [], unanswered: [], differing: [] };

/** Balances what was delivered against what happened. */
export function judge({ pushes, effects, each, withinMs, silenceAllowed = false }: Books): Verdict {
  const those = (wrong: (push: Push) => boolean): string[] => pushes.filter(wrong).map(({ openid }) => openid);
  const replies = ({ deliveries }: Push): Set<string | null> => new Set(deliveries.map(({ shown }) => shown).filter((shown) => !silenceAllowed || shown !== ''));
  return {
    lost: those(({ openid }) => (effects.get(openid) ?? 0) < each),
    doubled: those(({ openid }) => (effects.get(openid) ?? 0) > each),
    unanswered: pushes.flatMap(({ openid, deliveries }) => deliveries.filter(({ status, shown, ms }) => status !== 200 || shown === null || ms > withinMs).map(({ status, ms }) => `${openid} ${status} ${Math.round(ms)} ms`)),
    differing: those((push) => replies(push).size > 1 || (!silenceAllowed && replies(push).has(''))),
  };
}

/** The wait that a share of the deliveries does not exceed, in milliseconds; share 1 is the longest. */
export function waitOf(pushes: readonly Push[], share: number): number {
  const waits = pushes.flatMap(({ deliveries }) => deliveries.map(({ ms }) => ms)).sort((one, other) => one - other);
  return Math.round(waits[Math.max(0, Math.ceil(waits.length * share) - 1)] ?? 0);
}
