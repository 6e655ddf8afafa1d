import * as z from 'zod/mini';
import { blocklistLimits } from '../rules/blocklist-limits';
import { blocklistEffects, blocklistReasons } from '../vocabulary/blocklist';
import { contract } from './contract';
import { id, instant, nothing, text } from './fields';

/** What limits the citizen now, and how to object to it. */
export const listMyLimits = contract({
  method: 'GET',
  path: '/api/citizen/limits',
  summary: 'Entries in force that make a difference to the citizen, each with its reason, its end and the newest appeal.',
  response: z.object({
    items: z.array(
      z.object({
        id: id(),
        reason: z.enum(blocklistReasons.codes),
        effect: z.enum(blocklistEffects.codes),
        perDay: z.nullable(z.int()),
        endsAt: instant(),
        /** `granted` is null while it waits; one that was granted has lifted the entry. */
        appeal: z.nullable(z.object({ text: z.string(), granted: z.nullable(z.boolean()), explanation: z.nullable(z.string()) })),
      }),
    ),
  }),
});

export const appealLimit = contract({
  method: 'POST',
  path: '/api/citizen/limits/:id/appeal',
  summary: 'Object to an entry; somebody other than who entered it decides. One appeal waits at a time.',
  params: z.strictObject({ id: id() }),
  body: z.strictObject({ text: text(1, blocklistLimits.appealMax) }),
  response: nothing(),
  errors: ['blocklist.notFound', 'blocklist.appealWaits', 'limit.tooMany'],
});
