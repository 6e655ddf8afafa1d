import type { StaffActor } from '../../staff';

/** A change may be committed a little after the instant it carries, and clocks of replicas differ. */
const overlapMs = 5_000;

interface Changed {
  readonly id: string;
  readonly version: number;
  readonly updatedAt: number;
}

interface Source<Row extends Changed> {
  /** Name of the events. */
  readonly event: string;
  /** What changed after an instant, in the order of the changes. */
  readonly changedSince: (after: number) => Promise<readonly Row[]>;
  /** What somebody is told of a change; null: it is none of their business. */
  readonly viewFor: (actor: StaffActor) => Promise<(row: Row) => object | null>;
}

/** The lines of the stream for one person, for what is new since the last look. */
type Lines = (actor: StaffActor) => Promise<readonly string[]>;

/** Changes of one kind, followed from an instant on; each look returns null when nothing is new. */
export type LiveFeed = (since: number) => () => Promise<Lines | null>;

/** Follows a table whose rows carry a version and the time of their last change. */
export function liveFeed<Row extends Changed>({ event, changedSince, viewFor }: Source<Row>): LiveFeed {
  return (start) => {
    let since = start;
    let told: ReadonlyMap<string, number> = new Map();
    return async () => {
      const rows = await changedSince(since - overlapMs);
      const fresh = rows.filter((row) => told.get(row.id) !== row.version);
      // Only what was in this look can be seen again in the overlap of the next.
      told = new Map(rows.map((row) => [row.id, row.version]));
      since = Math.max(since, rows.at(-1)?.updatedAt ?? 0);
      if (fresh.length === 0) return null;
      return async (actor) => {
        const view = await viewFor(actor);
        const views = fresh.map(view).filter((one) => one !== null);
        return views.map((one) => `event: ${event}\ndata: ${JSON.stringify(one)}\n\n`);
      };
    };
  };
}
