import type { RequestType } from '../vocabulary/request-type';

/** Sizes a citizen's request is held to, on the phone and on the server alike. Lengths count code points. */
export const submitLimits = {
  contentMin: 5,
  contentMax: 3000,
  addressMax: 200,
  nameMax: 50,
  reasonMax: 500,
  replyMax: 5000,
  pictures: 9,
  voices: 9,
  pictureBytes: 10 * 1024 * 1024,
} as const;

const minute = 60_000;
const hour = 60 * minute;

/** A limit runs by the wall clock (`ms`) or in workdays. */
export type Limit = { readonly ms: number } | { readonly workdays: number };

/** Limits of domain.md "Urgency and clocks" by urgency; 0.5 workday counts as the next workday's end. */
export const clockLimits = {
  accept: { normal: { ms: 2 * hour }, urgent: { ms: 30 * minute }, critical: { ms: 5 * minute } },
  dispatch: { normal: { workdays: 1 }, urgent: { ms: hour }, critical: { ms: 10 * minute } },
  acknowledge: { normal: { workdays: 1 }, urgent: { ms: 2 * hour }, critical: { ms: 30 * minute } },
  contact: { normal: { workdays: 1 }, urgent: { ms: 4 * hour }, critical: { ms: 30 * minute } },
  review: { normal: { workdays: 1 }, urgent: { ms: 2 * hour }, critical: { ms: 30 * minute } },
  rate: { normal: { workdays: 5 }, urgent: { workdays: 5 }, critical: { workdays: 5 } },
} as const satisfies Record<string, Record<string, Limit>>;

/** Workdays to handle a ticket of normal urgency, by request type. */
export const handleWorkdays: Readonly<Record<RequestType, number>> = {
  inquiry: 3,
  suggestion: 5,
  praise: 5,
  assistance: 5,
  complaint: 10,
  irregularity: 15,
};

/** Handling limits of the two upper tiers. */
export const handleLimits = { urgent: { ms: 24 * hour }, critical: { ms: 2 * hour } } as const;

/** From the second round on a reopened ticket has this many workdays (row 17). */
export const reopenedHandleWorkdays = 3;
