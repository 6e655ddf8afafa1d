import type { Seal } from './seal';

/** What stands for a telephone number wherever one is looked for, however it is written. */
export const phoneKey = (seal: Seal, phone: string): string => seal.fingerprint(phone.replaceAll('-', ''), 'ticket.contactPhone');
