import type * as z from 'zod/mini';
import { safeParse } from 'zod/mini';
import type { AnyContract, InputOf } from '@hotline/shared/contracts/contract';
import { actionContracts, type ActionBody, type StaffAction } from '@hotline/shared/contracts/ticket-actions.staff';
import type { StaffTicket } from '@hotline/shared/contracts/tickets.staff';
import { call } from '../../api/call';
import { fieldsOf, isEmpty } from '../../parts/form/field-rule';

/** What somebody fills in for an action: its body without the version, which the page knows. */
export type ActionValues<A extends StaffAction> = Omit<ActionBody<A>, 'version'>;

/** The fields of an action's body by their names. */
export const bodyFields = (action: StaffAction): Readonly<Record<string, z.ZodMiniType>> => fieldsOf(actionContracts[action] as { readonly body?: z.ZodMiniObject<Record<string, z.ZodMiniType>> });

/** The body of an action: what the contract asks for and nothing else; an untouched field means null where it may. */
function bodyOf(action: StaffAction, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const filledIn = (name: string, schema: z.ZodMiniType): unknown => (isEmpty(given[name]) && safeParse(schema, null).success ? null : given[name]);
  return Object.fromEntries(Object.entries(bodyFields(action)).map(([name, schema]) => [name, filledIn(name, schema)]));
}

/** Takes an action on the ticket as it stands on the screen; throws a Fault. */
export function sendAction<A extends StaffAction>(action: A, { id, version }: Pick<StaffTicket, 'id' | 'version'>, values: ActionValues<A>): Promise<StaffTicket> {
  const contract: AnyContract = actionContracts[action];
  return call(contract, { params: { id }, body: bodyOf(action, { ...values, version }) } as InputOf<AnyContract>) as Promise<StaffTicket>;
}
