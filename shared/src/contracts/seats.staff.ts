import * as z from 'zod/mini';
import { seatBatchStates } from '../vocabulary/account-state';
import { contract } from './contract';
import { code, day, id, instant, reason, text } from './fields';

/** 临时坐席: operators for some days, who see part of the queue and no personal data. */

export const seatBatchView = z.object({
  id: id(),
  name: z.string(),
  state: z.enum(seatBatchStates.codes),
  endsAt: instant(),
  /** Codes; an empty list is all of them. */
  categories: z.array(code()),
  areas: z.array(code()),
  seats: z.int(),
  activated: z.int(),
  createdAt: instant(),
});
export type SeatBatchView = z.output<typeof seatBatchView>;

const scope = () => z.array(code()).check(z.maxLength(50));
const params = z.strictObject({ id: id() });

export const listSeatBatches = contract({ method: 'GET', path: '/api/staff/seat-batches', summary: 'Batches of temporary seats, newest first.', response: z.object({ items: z.array(seatBatchView) }), errors: ['permission.denied'] });

export const createSeats = contract({
  method: 'POST',
  path: '/api/staff/seat-batches',
  summary: 'Create temporary seats; the activation codes are shown this once and work when a security administrator has granted the batch.',
  body: z.strictObject({ name: text(1, 100), count: z.int().check(z.minimum(1), z.maximum(2000)), lastDay: day(), categories: scope(), areas: scope() }),
  response: z.object({ batch: seatBatchView, codes: z.array(z.object({ staffNo: z.string(), activationCode: z.string() })) }),
  errors: ['permission.denied', 'seats.dayPassed', 'ticket.unknownCategory', 'ticket.unknownArea'],
});

export const grantSeats = contract({ method: 'POST', path: '/api/staff/seat-batches/:id/grant', summary: 'Grant a batch: from now on its codes work.', params, response: seatBatchView, errors: ['permission.denied', 'seats.notFound', 'seats.wrongState'] });

export const revokeSeats = contract({
  method: 'POST',
  path: '/api/staff/seat-batches/:id/revoke',
  summary: 'End every seat of a batch at once, everywhere.',
  params,
  body: z.strictObject({ reason: reason() }),
  response: seatBatchView,
  errors: ['permission.denied', 'seats.notFound', 'seats.wrongState'],
});
