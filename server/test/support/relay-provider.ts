import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A provider of relay numbers on this machine. */
export interface RelayProvider {
  readonly settings: { readonly RELAY_CALLS_URL: string; readonly RELAY_CALLS_KEY: string };
  /** The numbers it was asked for, in order. */
  readonly asked: readonly string[];
  /** From now on it has none to give. */
  fail(): void;
  stop(): Promise<void>;
}

/** Opens a provider that gives numbers good until an instant. */
export async function openRelayProvider(until: number): Promise<RelayProvider> {
  const key = randomBytes(16).toString('hex');
  const asked: string[] = [];
  let failing = false;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const known = request.headers.authorization === `Bearer ${key}` && request.method === 'POST';
      if (known) asked.push((JSON.parse(Buffer.concat(chunks).toString()) as { phone: string }).phone);
      response.writeHead(known && !failing ? 200 : 503, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ number: '95013123456', until }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    settings: { RELAY_CALLS_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/numbers`, RELAY_CALLS_KEY: key },
    asked,
    fail: () => void (failing = true),
    stop: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}
