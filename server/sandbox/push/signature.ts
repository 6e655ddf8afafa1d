import { createHash } from 'node:crypto';

/** The parts in byte order, joined: the text WeChat's push signatures are made of. */
export function signedText(parts: readonly string[]): string {
  return [...parts].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))).join('');
}

/**
 * Signature of a push, hexadecimal SHA-1. Plain: token, timestamp, nonce.
 * msg_signature and reply signature: the same and the Encrypt text.
 */
export function signParts(parts: readonly string[]): string {
  return createHash('sha1').update(signedText(parts), 'utf8').digest('hex');
}
