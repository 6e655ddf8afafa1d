import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Sent {
  readonly id: string;
  readonly phone: string;
  readonly text: string;
}

/** A provider of text messages on this machine. */
export interface TextProvider {
  readonly settings: { readonly TEXT_MESSAGES_URL: string; readonly TEXT_MESSAGES_KEY: string };
  /** What it took, in order. */
  readonly sent: readonly Sent[];
  /** The code in the newest message to a number. */
  codeFor(phone: string): string;
  /** The status it answers with from now on. */
  answer(status: number): void;
  stop(): Promise<void>;
}

/** Opens a provider that takes everything. */
export async function openTextProvider(): Promise<TextProvider> {
  const key = randomBytes(16).toString('hex');
  const sent: Sent[] = [];
  let status = 200;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const known = request.headers.authorization === `Bearer ${key}` && request.method === 'POST';
      if (known && status < 300) sent.push(JSON.parse(Buffer.concat(chunks).toString()) as Sent);
      response.writeHead(known ? status : 401).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    settings: { TEXT_MESSAGES_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/messages`, TEXT_MESSAGES_KEY: key },
    sent,
    codeFor: (phone) => /验证码(\d{6})/.exec(sent.findLast((message) => message.phone === phone)?.text ?? '')?.[1] ?? '',
    answer: (next) => void (status = next),
    stop: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
