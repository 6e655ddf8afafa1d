import { createContext, useContext } from 'react';
import type { CityWords } from '@hotline/shared/contracts/city.citizen';
import type { OutputOf } from '@hotline/shared/contracts/contract';
import type { getStaffMe } from '@hotline/shared/contracts/staff.staff';

/** Who sits here and for which city. */
export interface Session {
  readonly staff: OutputOf<typeof getStaffMe>;
  readonly city: CityWords;
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('outside of SessionGate');
  return session;
}
