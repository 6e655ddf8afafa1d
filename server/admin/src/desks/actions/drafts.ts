import type { StaffAction } from '@hotline/shared/contracts/tickets.staff';

type Values = Readonly<Record<string, unknown>>;

/**
 * What was typed into a form and not sent, until the page is left. Kept in memory only:
 * desks are shared computers, and nothing about a citizen may stay on them.
 */
const drafts = new Map<string, Values>();

const keyOf = (ticketId: string, action: StaffAction): string => `${ticketId}/${action}`;

export const draftOf = (ticketId: string, action: StaffAction): Values | undefined => drafts.get(keyOf(ticketId, action));

/** Adds to what is kept: a form and what stands beside it each know their own part. */
export function keepDraft(ticketId: string, action: StaffAction, values: Values): void {
  drafts.set(keyOf(ticketId, action), { ...draftOf(ticketId, action), ...values });
}

export const dropDraft = (ticketId: string, action: StaffAction): void => void drafts.delete(keyOf(ticketId, action));
