import { redactNumbers } from '@hotline/shared/rules/personal-numbers';
import type { Contact } from './personal-data';

/** A name of one sign would take half the text with it. */
const shortestName = 2;
const shortestAddress = 4;

/** Makes a text of a work order one that no longer says whose it was: telephone and identity numbers, and the contact as it was given, become stars. */
export function redactor({ contactName, contactPhone, address }: Contact): (text: string) => string {
  const long = (text: string | null, shortest: number): string[] => (text !== null && [...text].length >= shortest ? [text] : []);
  const words = [...long(address, shortestAddress), ...long(contactPhone, 1), ...long(contactName, shortestName)];
  return (text) => redactNumbers(words.reduce((left, word) => left.replaceAll(word, '*'.repeat(word.length)), text));
}

/** The same for whatever is stored as JSON. */
export const redactedJson = <T>(redact: (text: string) => string, value: T): T => JSON.parse(JSON.stringify(value), (_key, part: unknown) => (typeof part === 'string' ? redact(part) : part)) as T;
