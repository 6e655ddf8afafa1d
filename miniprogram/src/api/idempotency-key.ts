const keyCharacters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Random enough to be the only one: 24 characters of 62. It is no secret. */
export function newIdempotencyKey(): string {
  return Array.from({ length: 24 }, () => keyCharacters[Math.floor(Math.random() * keyCharacters.length)]).join('');
}
