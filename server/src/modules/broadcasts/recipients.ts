import type { Recipients } from '@hotline/shared/contracts/broadcasts.staff';
import { recipientKinds } from '@hotline/shared/vocabulary/recipient-kind';
import { roles, type Role } from '@hotline/shared/vocabulary/role';
import { AppError } from '../../platform/errors';
import type { BroadcastRow } from './broadcast.entity';
import type { BroadcastDeps } from './deps';

/** Who somebody is, as far as broadcasts ask. */
export interface Addressee {
  readonly id: string;
  readonly role: Role;
  readonly department: string | null;
}

const fits: { readonly [K in Recipients['kind']]: (rule: Extract<Recipients, { kind: K }>, person: Addressee) => boolean } = {
  // The newspaper's desk is a guest: it hears only what is sent to it by name or role.
  everyone: (_, { role }) => role !== 'mediaDesk',
  roles: (rule, { role }) => rule.roles.includes(role),
  departments: (rule, { department }) => department !== null && rule.departments.includes(department),
  people: (rule, { id }) => rule.people.includes(id),
};

/** Whether somebody is a recipient now; who sent it never is. */
export function isAddressed({ recipients, senderId }: Pick<BroadcastRow, 'recipients' | 'senderId'>, person: Addressee): boolean {
  const rule = fits[recipients.kind] as (rule: Recipients, person: Addressee) => boolean;
  return person.id !== senderId && rule(recipients, person);
}

interface Addressing {
  readonly recipients: Recipients;
  /** In words. */
  readonly addressedTo: string;
}

const namedAtMost = 10;

/** 王晓敏、刘建国等 12 人 */
const listed = (names: readonly string[], unit: string): string => (names.length > namedAtMost ? `${names.slice(0, namedAtMost).join('、')}等${names.length}${unit}` : names.join('、'));

/** What a sender chose, checked and put into words; throws ticket.unknownDepartment, staff.notFound. */
export async function resolveRecipients(deps: BroadcastDeps, chosen: Recipients): Promise<Addressing> {
  if (chosen.kind === 'everyone') return { recipients: chosen, addressedTo: recipientKinds.labels.everyone };
  if (chosen.kind === 'roles') return { recipients: { ...chosen, roles: [...new Set(chosen.roles)] }, addressedTo: [...new Set(chosen.roles)].map((role) => roles.labels[role]).join('、') };
  if (chosen.kind === 'departments') return resolveDepartments(deps, chosen.departments);
  const people = [...new Set(chosen.people)];
  const names = await deps.staff.names(people);
  if (names.size < people.length) throw new AppError('staff.notFound');
  return { recipients: { kind: 'people', people }, addressedTo: listed(people.map((id) => names.get(id) ?? ''), '人') };
}

async function resolveDepartments({ departments }: BroadcastDeps, codes: readonly string[]): Promise<Addressing> {
  const chosen = [...new Set(codes)];
  const names = await departments.names(chosen);
  if (chosen.some((code) => !names.has(code))) throw new AppError('ticket.unknownDepartment');
  const all = await Promise.all(chosen.map((code) => departments.subtree(code)));
  return { recipients: { kind: 'departments', departments: [...new Set(all.flat())] }, addressedTo: `${listed(chosen.map((code) => names.get(code) ?? ''), '个单位')}及下级` };
}
