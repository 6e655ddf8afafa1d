import { dropDraft as dropDraftRoute, listDrafts, saveDraft, type OthersDraft } from '@hotline/shared/contracts/desk-work.staff';
import type { StaffAction } from '@hotline/shared/contracts/ticket-actions.staff';
import { call } from '../../api/call';
import { sessionBack } from '../../api/session-signal';

type Values = Readonly<Record<string, unknown>>;

/** Where a draft stands: only here yet, on the server since, or refused by it (it stays here). */
export type DraftState = { readonly kind: 'none' | 'unsaved' | 'failed' } | { readonly kind: 'saved'; readonly at: number };

interface Draft {
  readonly ticketId: string;
  readonly action: StaffAction;
  readonly values: Values;
  /** The ticket's version it was begun on. */
  readonly version: number;
  readonly state: DraftState;
  /** Kept from an earlier sitting: what has happened to the ticket since is news to its author. */
  readonly restoredFrom: number | null;
}

/**
 * What was typed into a form and not sent: in memory at once, on the server a moment later. Nothing is kept on the
 * computer itself: desks are shared, and nothing about a citizen may stay on them.
 */
const drafts = new Map<string, Draft>();
const timers = new Map<string, number>();
/** Sendings of one draft keep their order: a late save must not bring back what was dropped. */
const sendings = new Map<string, Promise<void>>();
const listeners = new Set<() => void>();
const versions = new Map<string, number>();

const pauseMs = 800;
const none: DraftState = { kind: 'none' };

const keyOf = (ticketId: string, action: StaffAction): string => `${ticketId}/${action}`;

function put(key: string, draft: Draft): void {
  drafts.set(key, draft);
  listeners.forEach((listener) => listener());
}

function inTurn(key: string, send: () => Promise<void>): Promise<void> {
  const turn = (sendings.get(key) ?? Promise.resolve()).then(send);
  sendings.set(key, turn);
  return turn;
}

async function send(key: string): Promise<void> {
  const draft = drafts.get(key);
  if (!draft || draft.state.kind === 'saved') return;
  const { ticketId, action, values, version } = draft;
  const state = await call(saveDraft, { params: { id: ticketId, action }, body: { version, values: JSON.stringify(values) } }).then(
    ({ savedAt }): DraftState => ({ kind: 'saved', at: savedAt }),
    (): DraftState => ({ kind: 'failed' }),
  );
  const newest = drafts.get(key);
  // What was typed meanwhile has its own turn.
  if (newest?.values === values) put(key, { ...newest, state });
}

function sendNow(key: string): Promise<void> {
  window.clearTimeout(timers.get(key));
  timers.delete(key);
  return inTurn(key, () => send(key));
}

export const draftOf = (ticketId: string, action: StaffAction): Values | undefined => drafts.get(keyOf(ticketId, action))?.values;

export const draftStateOf = (ticketId: string, action: StaffAction): DraftState => drafts.get(keyOf(ticketId, action))?.state ?? none;

/** When a draft kept from an earlier sitting was written; null for what was begun here. */
export const restoredFrom = (ticketId: string, action: StaffAction): number | null => drafts.get(keyOf(ticketId, action))?.restoredFrom ?? null;

export function onDrafts(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Adds to what is kept: a form and what stands beside it each know their own part. */
export function keepDraft(ticketId: string, action: StaffAction, values: Values): void {
  const key = keyOf(ticketId, action);
  const old = drafts.get(key);
  put(key, { ticketId, action, values: { ...old?.values, ...values }, version: old?.version ?? versions.get(ticketId) ?? 1, state: { kind: 'unsaved' }, restoredFrom: old?.restoredFrom ?? null });
  window.clearTimeout(timers.get(key));
  timers.set(key, window.setTimeout(() => void sendNow(key), pauseMs));
}

/** Forgets a draft, here and on the server. */
export function dropDraft(ticketId: string, action: StaffAction): void {
  const key = keyOf(ticketId, action);
  if (!drafts.delete(key)) return;
  window.clearTimeout(timers.get(key));
  timers.delete(key);
  listeners.forEach((listener) => listener());
  void inTurn(key, () => call(dropDraftRoute, { params: { id: ticketId, action } }).then(() => undefined, () => undefined));
}

/** Sends what still waits for its pause: before somebody leaves. */
export async function flushDrafts(): Promise<void> {
  await Promise.all([...drafts].filter(([, { state }]) => state.kind !== 'saved').map(([key]) => sendNow(key)));
}

function parsed(values: string): Values {
  try {
    return JSON.parse(values) as Values;
  } catch {
    return {};
  }
}

/** Fetches what was kept of a ticket's forms, wherever it was written; what is being typed here is newer. Answers whose else there are. */
export async function fetchDrafts(ticketId: string, ticketVersion: number): Promise<readonly OthersDraft[]> {
  versions.set(ticketId, ticketVersion);
  const { own, others } = await call(listDrafts, { params: { id: ticketId } });
  for (const { action, values, version, savedAt } of own) {
    const key = keyOf(ticketId, action);
    if (!drafts.has(key)) put(key, { ticketId, action, values: parsed(values), version, state: { kind: 'saved', at: savedAt }, restoredFrom: savedAt });
  }
  return others;
}

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') void flushDrafts();
});
sessionBack.listen(() => void flushDrafts());
