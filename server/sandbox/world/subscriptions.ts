import type { Template } from './template';
import type { Contact } from './user';

/** Accepting a one-time template allows one message more; a long-term one allows messages until it is refused. */
export function acceptSubscription(contact: Contact, template: Template): void {
  const left = template.type === 3 ? 1 : (contact.ledger.get(template.id) ?? 0) + 1;
  contact.ledger.set(template.id, left);
}

/** Refusing in the dialog ends a long-term subscription; one-time messages accepted earlier stay good. */
export function rejectSubscription(contact: Contact, template: Template): void {
  if (template.type === 3) contact.ledger.delete(template.id);
}

/** One message on an accepted subscription: false when none is left. Long-term consent is not used up. */
export function takeSubscription(contact: Contact, template: Template): boolean {
  const left = contact.ledger.get(template.id) ?? 0;
  if (left < 1) return false;
  if (template.type === 2) contact.ledger.set(template.id, left - 1);
  return true;
}
