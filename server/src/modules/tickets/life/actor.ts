import type { Principal } from '@hotline/shared/vocabulary/role';
import type { CitizenActor } from '../../citizens';
import type { StaffActor } from '../../staff';

/** Whoever changes a ticket: a person, time passing, or a rule the city has set. */
export type Actor = CitizenActor | StaffActor | { readonly kind: 'system'; readonly id: null } | { readonly kind: 'rule'; readonly id: null };

export const systemActor: Actor = { kind: 'system', id: null };
export const ruleActor: Actor = { kind: 'rule', id: null };

/** The actor as the lifecycle table knows it. */
export const principalOf = (actor: Actor): Principal => (actor.kind === 'staff' ? actor.role : actor.kind);
