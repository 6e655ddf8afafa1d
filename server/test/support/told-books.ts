/** One notice as a citizen sees it, in the order of all that were delivered. */
export interface Shown {
  readonly ticketNo: string;
  readonly title: string;
}

/** A ticket and the notices it gave rise to, in order, as the product accounts for them. */
export interface Owed {
  readonly ticketNo: string;
  readonly notices: readonly { readonly title: string; readonly state: string; readonly channel: string }[];
}

/** What went wrong, by ticket number and title; all empty when nothing did. */
export interface Faults {
  readonly missing: readonly string[];
  readonly doubled: readonly string[];
  readonly disordered: readonly string[];
  /** Still under way when everything should be over. */
  readonly open: readonly string[];
}

export const noFaults: Faults = { missing: [], doubled: [], disordered: [], open: [] };

/**
 * Balances what citizens saw against what they were to be told. A notice may be left out only when a later one of its
 * ticket went out, and one that WeChat could not prove may have gone out by text message instead.
 */
export function judgeTold(shown: readonly Shown[], owed: readonly Owed[]): Faults {
  const places = placesOf(shown);
  const entries = owed.flatMap(({ ticketNo, notices }) => notices.map((notice, at) => ({ ...notice, name: `${ticketNo} ${notice.title}`, seen: places.get(`${ticketNo} ${notice.title}`) ?? [], last: at === notices.length - 1 })));
  const those = (wrong: (entry: (typeof entries)[number]) => boolean): string[] => entries.filter(wrong).map(({ name }) => name);
  const over = ({ state }: { readonly state: string }): boolean => ['sent', 'superseded'].includes(state);
  return {
    missing: those((entry) => over(entry) && entry.seen.length === 0 && !(entry.state === 'superseded' && !entry.last) && entry.channel !== 'textMessage'),
    doubled: those(({ seen }) => seen.length > 1),
    disordered: owed.flatMap(({ ticketNo, notices }) => disorderOf(notices.map(({ title }) => ({ name: `${ticketNo} ${title}`, at: places.get(`${ticketNo} ${title}`)?.[0] })))),
    open: those((entry) => !over(entry)),
  };
}

function placesOf(shown: readonly Shown[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [at, { ticketNo, title }] of shown.entries()) {
    const name = `${ticketNo} ${title}`;
    places.set(name, [...(places.get(name) ?? []), at]);
  }
  return places;
}

/** Those that were seen before one that belongs before them. */
function disorderOf(notices: readonly { readonly name: string; readonly at: number | undefined }[]): string[] {
  const seen = notices.flatMap(({ name, at }) => (at === undefined ? [] : [{ name, at }]));
  return seen.filter(({ at }, place) => place > 0 && at < (seen[place - 1]?.at ?? 0)).map(({ name }) => name);
}
