import { redactNumbers } from '@hotline/shared/rules/personal-numbers';
import type { Contact } from './personal-data';

/** A name of one sign would take half the text with it. */
const shortestName = 2;
const shortestAddress = 4;

/** What of a contact would tell in a text whose it was. */
function tellingWords({ contactName, contactPhone, address, behalf }: Contact): string[] {
  const long = (text: string | null | undefined, shortest: number): string[] => (text && [...text].length >= shortest ? [text] : []);
  const names = [contactName, behalf?.personName, behalf?.companyName, behalf?.companyCode].flatMap((name) => long(name, shortestName));
  return [...long(address, shortestAddress), ...long(contactPhone, 1), ...long(behalf?.personPhone, 1), ...names];
}

/** Makes stars of a contact wherever it stands in a text as it was given. */
export function contactRedactor(contact: Contact): (text: string) => string {
  const words = tellingWords(contact);
  return (text) => words.reduce((left, word) => left.replaceAll(word, '*'.repeat(word.length)), text);
}

/** Makes a text of a work order one that no longer says whose it was: telephone and identity numbers, and the contact as it was given, become stars. */
export function redactor(contact: Contact): (text: string) => string {
  const redact = contactRedactor(contact);
  return (text) => redactNumbers(redact(text));
}

/** The same for whatever is stored as JSON. */
export const redactedJson = <T>(redact: (text: string) => string, value: T): T => JSON.parse(JSON.stringify(value), (_key, part: unknown) => (typeof part === 'string' ? redact(part) : part)) as T;
