import type { OutputOf } from '@hotline/shared/contracts/contract';
import type { registerTicket } from '@hotline/shared/contracts/tickets.staff';

/** What the desk answers to a registration. */
export type Registered = OutputOf<typeof registerTicket>;
