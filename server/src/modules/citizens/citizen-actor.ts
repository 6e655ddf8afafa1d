import type { CitizenView } from '@hotline/shared/contracts/citizens.citizen';
import type { Identity } from './citizen.store';

export interface CitizenActor {
  readonly kind: 'citizen';
  readonly id: string;
  /** Which door the session came through. */
  readonly origin: 'miniProgram' | 'officialAccount' | 'website';
}

/** What the routes need of the module. */
export interface Accounts {
  readonly findOrCreate: (identities: readonly Identity[]) => Promise<string>;
  readonly byTextedPhone: (number: string) => Promise<string>;
  readonly bindPhone: (id: string, number: string) => Promise<unknown>;
  readonly view: (id: string, channel: CitizenActor['origin']) => Promise<CitizenView>;
}
