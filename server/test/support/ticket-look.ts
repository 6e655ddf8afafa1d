import { getMyTicket, type CitizenTicket } from '@hotline/shared/contracts/tickets.citizen';
import { getTicket, type StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import type { ClockKind } from '@hotline/shared/vocabulary/clock-kind';
import type { Role } from '@hotline/shared/vocabulary/role';
import { member, type Case, type Crew } from './journey';
import { Refusal } from './people';

/** A ticket as a desk sees it. */
export const lookAt = (crew: Crew, id: string, role: Role = 'supervisor'): Promise<StaffTicket> => member(crew, role).call(getTicket, { params: { id } });

/** The same as its requester sees it. */
export const ownLook = ({ citizen, id }: Case): Promise<CitizenTicket> => citizen.call(getMyTicket, { params: { id } });

/** The newest clock of a kind. */
export const clockOf = ({ clocks }: StaffTicket, kind: ClockKind) => clocks.findLast((clock) => clock.kind === kind);

/** The code a step is refused with; `done` when it was not. */
export const codeOf = (step: Promise<unknown>): Promise<string> =>
  step.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof Refusal) return error.body.code;
      throw error;
    },
  );
