import type { PublicCase } from '@hotline/shared/contracts/cases.citizen';
import { cached } from '../../../platform/cached';
import { bigrams } from '../../../platform/search/bigrams';
import type { TicketDeps } from '../deps';
import { likest } from '../desk/likeness';
import { caseRows, publicCasesOf, ticketsOfCases } from './public-cases.query';

/** Compared with each pause in somebody's typing, so it is bounded, and read from the database only now and then. */
const compared = 1000;
const keepMs = 10_000;
const shown = 2;

interface Candidate {
  readonly id: string;
  readonly area: string | null;
  /** The field of life; null: nobody has classified it. */
  readonly field: string | null;
  readonly words: ReadonlySet<string>;
}

interface Draft {
  readonly content: string;
  readonly category: string | null;
  readonly area: string | null;
}

/** 附近的同类诉求: published requests that say much the same, in the same street where one is named and of the same field of life where one is chosen. */
export function sameMatterIn(deps: TicketDeps): (draft: Draft) => Promise<PublicCase[]> {
  const { platform, city } = deps;
  /** The street with all that lies in it; null: everywhere. */
  const nearby = async (area: string | null): Promise<ReadonlySet<string | null> | null> => {
    if (area === null) return null;
    const path = await city.areaPath(area);
    return new Set(await city.areasBelow([path.at(-2) ?? area]));
  };
  /** The field of life at the top of a category's path. */
  const fieldOf = async (category: string | null): Promise<string | null> => (category === null ? null : ((await city.categoryPath(category)).at(-1) ?? null));
  const candidates = cached(platform.clock, keepMs, async (): Promise<Candidate[]> => {
    const { rows, tickets } = await platform.db.read(async (em) => {
      const page = await caseRows(em, 'published', { limit: compared });
      return { rows: page.rows, tickets: await ticketsOfCases(em, page.rows) };
    });
    const found: Candidate[] = [];
    for (const { ticketId, content } of rows) {
      const ticket = tickets.get(ticketId);
      if (ticket && content !== null) found.push({ id: ticketId, area: ticket.area, field: await fieldOf(ticket.category), words: new Set(bigrams(content)) });
    }
    return found;
  });
  const { publicCase } = publicCasesOf(deps);

  return async ({ content, category, area }) => {
    const [places, field] = [await nearby(area), await fieldOf(category)];
    const alike = (await candidates()).filter((one) => (places === null || places.has(one.area)) && (field === null || one.field === null || one.field === field));
    const best = likest(content, alike, ({ words }) => words).slice(0, shown);
    // What was taken back a moment ago is not shown.
    const cases = await Promise.all(best.map(({ one }) => publicCase(one.id)));
    return cases.filter((one) => one !== null);
  };
}
