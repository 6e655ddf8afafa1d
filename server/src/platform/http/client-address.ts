import type { Context } from 'koa';

const plain = (address: string): string => address.trim().replace(/^::ffff:/, '');

/**
 * The address of whoever asks. X-Forwarded-For is read from the right, and only as far as configured proxies wrote it:
 * anybody can send the header.
 */
export function clientAddress(ctx: Context, trustedProxies: string): string {
  const trusted = new Set(trustedProxies.split(',').map(plain).filter(Boolean));
  const hops = [...ctx.get('x-forwarded-for').split(',').map(plain).filter(Boolean), plain(ctx.req.socket.remoteAddress ?? '')];
  while (hops.length > 1 && trusted.has(hops.at(-1) ?? '')) hops.pop();
  return hops.at(-1) ?? '';
}
