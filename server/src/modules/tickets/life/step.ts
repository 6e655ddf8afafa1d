import type { Actor } from './actor';

/** Who does something to which ticket. */
export interface Step {
  readonly actor: Actor;
  readonly ticketId: string;
}
