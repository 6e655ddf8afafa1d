import { maskAddress, maskName, maskPhone } from '@hotline/shared/rules/phone-mask';
import type { Seal } from '../../../platform/seal/seal';
import type { TicketRow } from '../ticket.entity';

/** Who asks, how to reach them, and where. */
export interface Contact {
  readonly contactName: string | null;
  readonly contactPhone: string;
  readonly address: string | null;
}

const place = (field: string, id: string): string => `ticket.${field}.${id}`;

/** The columns a contact is stored in. */
export function sealContact(seal: Seal, id: string, contact: Contact): Pick<TicketRow, 'contactNameSealed' | 'contactPhoneSealed' | 'addressSealed'> {
  return {
    contactNameSealed: seal.seal(contact.contactName, place('contactName', id)),
    contactPhoneSealed: seal.seal(contact.contactPhone, place('contactPhone', id)) ?? '',
    addressSealed: seal.seal(contact.address, place('address', id)),
  };
}

/** The contact in full; whoever shows it masks it, or has recorded a reveal. */
export function openContact(seal: Seal, ticket: TicketRow): Contact {
  return {
    contactName: seal.open(ticket.contactNameSealed, place('contactName', ticket.id)),
    contactPhone: seal.open(ticket.contactPhoneSealed, place('contactPhone', ticket.id)) ?? '',
    address: seal.open(ticket.addressSealed, place('address', ticket.id)),
  };
}

/** The contact as everybody may see it. */
export const maskedContact = ({ address, contactName, contactPhone }: Contact) => ({
  addressMasked: address && maskAddress(address),
  contactNameMasked: contactName && maskName(contactName),
  contactPhoneMasked: maskPhone(contactPhone),
});
