import type { Channel } from '@hotline/shared/vocabulary/channel';
import type { CitizenView } from '@hotline/shared/contracts/citizens.citizen';
import type { Identity } from './citizen.store';

export interface CitizenActor {
  readonly kind: 'citizen';
  readonly id: string;
  /** Which door the session came through. */
  readonly origin: 'miniProgram' | 'officialAccount' | 'website';
}

/** 渠道 by how the citizen logged in. */
export const channelOf = { miniProgram: 'miniProgram', officialAccount: 'h5', website: 'website' } as const satisfies Readonly<Record<CitizenActor['origin'], Channel>>;

/** What the routes need of the module. */
export interface Accounts {
  readonly findOrCreate: (identities: readonly Identity[]) => Promise<string>;
  readonly byTextedPhone: (number: string) => Promise<string>;
  readonly bindPhone: (id: string, number: string) => Promise<unknown>;
  readonly view: (id: string, channel: CitizenActor['origin']) => Promise<CitizenView>;
}
