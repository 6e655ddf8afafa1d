import * as z from 'zod/mini';
import { roles, type Role } from '../vocabulary/role';
import { contract } from './contract';
import { code, id, idempotencyKey, instant, nothing, page, pageQuery, text } from './fields';

/** 飞鸽: what every seat has to know now, and who has read it. */

/** Who sends broadcasts and sees who has read them. */
export const broadcastSenders: readonly Role[] = ['editor', 'dutyManager'];

const some = <T extends z.ZodMiniType>(item: T, most: number) => z.array(item).check(z.minLength(1, { error: 'required' }), z.maxLength(most));

/** A rule, not a list of people: whoever fits it while the broadcast is in force is a recipient. */
export const recipients = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('everyone') }),
  z.strictObject({ kind: z.literal('roles'), roles: some(z.enum(roles.codes), roles.codes.length) }),
  /** Each with all below it. */
  z.strictObject({ kind: z.literal('departments'), departments: some(code(), 50) }),
  z.strictObject({ kind: z.literal('people'), people: some(id(), 200) }),
]);
export type Recipients = z.output<typeof recipients>;

const broadcastView = z.object({
  id: id(),
  title: z.string(),
  body: z.string(),
  mustRead: z.boolean(),
  /** The recipients in words. */
  addressedTo: z.string(),
  /** How many they were when it was sent. */
  sentTo: z.int(),
  knowledge: z.array(z.object({ id: id(), title: z.string() })),
  senderName: z.string(),
  sentAt: instant(),
  expiresAt: instant(),
  supersedes: z.nullable(id()),
  /** Void since this one took its place. */
  supersededBy: z.nullable(id()),
});
export type BroadcastView = z.output<typeof broadcastView>;

const broadcastItem = z.object({
  ...broadcastView.shape,
  /** Whether the person asking is a recipient, and when they read it first. */
  addressed: z.boolean(),
  readAt: z.nullable(instant()),
  /** For senders: how many have read it; with those who joined later they can be more than it was sent to. */
  read: z.nullable(z.int()),
});
export type BroadcastItem = z.output<typeof broadcastItem>;

const params = z.strictObject({ id: id() });

export const sendBroadcast = contract({
  method: 'POST',
  path: '/api/staff/broadcasts',
  summary: 'Send a broadcast; it is shown at once. The same key is the same broadcast.',
  body: z.strictObject({
    idempotencyKey: idempotencyKey(),
    title: text(1, 60),
    body: text(1, 2000),
    mustRead: z.boolean(),
    recipients,
    validHours: z.int().check(z.minimum(1), z.maximum(720)),
    /** The one it takes the place of, which becomes void. */
    supersedes: z.nullable(id()),
    /** Items it announces. */
    knowledge: z.array(id()).check(z.maxLength(10)),
  }),
  response: broadcastItem,
  errors: ['permission.denied', 'broadcast.notFound', 'broadcast.ended', 'broadcast.nobody', 'staff.notFound', 'ticket.unknownDepartment', 'knowledge.notFound'],
});

export const listBroadcasts = contract({
  method: 'GET',
  path: '/api/staff/broadcasts',
  summary: 'Broadcasts to the person asking, for senders all of them, newest first; `q` looks into title and text.',
  query: z.strictObject({ q: z.optional(text(1, 100)), ...pageQuery }),
  response: page(broadcastItem),
});

export const listUnreadBroadcasts = contract({
  method: 'GET',
  path: '/api/staff/unread-broadcasts',
  summary: 'What is in force and the person asking has not read, the oldest first.',
  response: z.object({ items: z.array(broadcastView) }),
});

export const getBroadcast = contract({ method: 'GET', path: '/api/staff/broadcasts/:id', summary: 'One broadcast.', params, response: broadcastItem, errors: ['broadcast.notFound'] });

export const readBroadcast = contract({
  method: 'POST',
  path: '/api/staff/broadcasts/:id/receipt',
  summary: 'I have read it. The first time counts; saying it again changes nothing.',
  params,
  response: z.object({ readAt: instant() }),
  errors: ['broadcast.notFound', 'broadcast.ended'],
});

const reader = z.object({ staffNo: z.string(), name: z.string(), role: z.enum(roles.codes), departmentName: z.nullable(z.string()), readAt: z.nullable(instant()) });
export type BroadcastReader = z.output<typeof reader>;

export const listBroadcastReaders = contract({
  method: 'GET',
  path: '/api/staff/broadcasts/:id/readers',
  summary: 'Who has read it (the latest first) or has not (by number), at most 300, found by number or name.',
  params,
  query: z.strictObject({ state: z.enum(['read', 'unread']), q: z.optional(text(1, 32)) }),
  response: z.object({ read: z.int(), unread: z.int(), items: z.array(reader) }),
  errors: ['permission.denied', 'broadcast.notFound'],
});

export const findRecipients = contract({
  method: 'GET',
  path: '/api/staff/broadcast-recipients',
  summary: 'People a broadcast can be sent to by name, at most 30, found by number or name.',
  query: z.strictObject({ q: text(1, 32) }),
  response: z.object({ items: z.array(z.object({ id: id(), staffNo: z.string(), name: z.string(), role: z.enum(roles.codes) })) }),
  errors: ['permission.denied'],
});

export const getBriefing = contract({
  method: 'GET',
  path: '/api/staff/briefing',
  summary: 'What changed since the last shift of the person asking ended; `since` is null in their first.',
  response: z.object({
    since: z.nullable(instant()),
    /** Whether it has been read in this shift. */
    read: z.boolean(),
    broadcasts: z.array(broadcastItem),
    knowledge: z.array(z.object({ id: id(), title: z.string(), at: instant() })),
  }),
});

export const readBriefing = contract({ method: 'POST', path: '/api/staff/briefing/receipt', summary: 'I know what changed: the briefing is not shown again in this shift.', response: nothing() });

/** Events named `broadcast` of the live stream, for its recipients: a new one, or one that has become void. */
export const liveBroadcast = broadcastView;
export type LiveBroadcast = BroadcastView;

/** Events named `receipts`, for senders: how many have read it by now. */
export const liveReceipts = z.object({ id: id(), read: z.int() });
export type LiveReceipts = z.output<typeof liveReceipts>;
