import { maskAddress, maskName, maskPhone } from '@hotline/shared/rules/phone-mask';
import type { Seal } from '../../../platform/seal/seal';
import type { TicketRow } from '../ticket.entity';
import { maskedBehalf, type Behalf } from './behalf';

/** Who asks, how to reach them, where, and for whom if not for themselves. */
export interface Contact {
  readonly contactName: string | null;
  readonly contactPhone: string;
  readonly address: string | null;
  readonly behalf: Behalf | null;
}

type SealedContact = Pick<TicketRow, 'contactNameSealed' | 'contactPhoneSealed' | 'addressSealed' | 'behalfSealed'>;

const place = (field: string, id: string): string => `ticket.${field}.${id}`;

/** The columns a contact is stored in. */
export function sealContact(seal: Seal, id: string, { contactName, contactPhone, address, behalf }: Contact): SealedContact {
  return {
    contactNameSealed: seal.seal(contactName, place('contactName', id)),
    contactPhoneSealed: seal.seal(contactPhone, place('contactPhone', id)) ?? '',
    addressSealed: seal.seal(address, place('address', id)),
    behalfSealed: seal.seal(behalf && JSON.stringify(behalf), place('behalf', id)),
  };
}

/** The contact in full; whoever shows it masks it, or has recorded a reveal. */
export function openContact(seal: Seal, ticket: SealedContact & Pick<TicketRow, 'id'>): Contact {
  const behalf = seal.open(ticket.behalfSealed, place('behalf', ticket.id));
  return {
    contactName: seal.open(ticket.contactNameSealed, place('contactName', ticket.id)),
    contactPhone: seal.open(ticket.contactPhoneSealed, place('contactPhone', ticket.id)) ?? '',
    address: seal.open(ticket.addressSealed, place('address', ticket.id)),
    behalf: behalf === null ? null : (JSON.parse(behalf) as Behalf),
  };
}

/** The contact as everybody may see it. */
export const maskedContact = ({ address, contactName, contactPhone, behalf }: Contact) => ({
  addressMasked: address && maskAddress(address),
  contactNameMasked: contactName && maskName(contactName),
  contactPhoneMasked: maskPhone(contactPhone),
  behalf: behalf && maskedBehalf(behalf),
});
