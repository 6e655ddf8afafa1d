import { hash, timingSafeEqual } from 'node:crypto';

/** Hex SHA-1 over the parts sorted and joined: the signature of pushes (开发接入 → 验证消息来自微信服务器). WeChat's parts are ASCII. */
export const signatureOf = (...parts: readonly string[]): string => hash('sha1', parts.toSorted().join(''));

/** Compares in a time that tells nothing of where two texts differ. */
export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8')];
  return left.length === right.length && timingSafeEqual(left, right);
}
