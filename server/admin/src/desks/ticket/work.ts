import type { StaffTicket } from '@hotline/shared/contracts/tickets.staff';

/** A ticket somebody has open, and what its forms may do to the page around them. */
export interface Work {
  readonly ticket: StaffTicket;
  /** An action went through; this is the ticket after it. */
  readonly done: (ticket: StaffTicket) => void;
  readonly reload: () => void;
  readonly closeForm: () => void;
}
