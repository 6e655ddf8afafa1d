/** A key for one form: sent again after a broken connection, it is still the same ticket. Works without https, too. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
