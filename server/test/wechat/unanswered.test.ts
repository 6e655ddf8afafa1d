import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { ApiClient } from '../../src/wechat/core/api-client';
import { endpoints } from '../../src/wechat/core/endpoints';

/** What a caller may conclude when no answer came: whether the message can have gone out. */
async function sendTo(answer: 'nobody listens' | 'cut off'): Promise<string> {
  const server = createServer((socket) => socket.once('data', () => socket.destroy()));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  if (answer === 'nobody listens') await new Promise((closed) => server.close(closed));
  const apiBase = `http://127.0.0.1:${port}`;
  const client = new ApiClient({ apiBase, platformBase: apiBase, account: { appid: 'wx0', secret: '' }, tokens: { get: () => Promise.resolve('t'), invalidate: () => Promise.resolve() }, clock: { now: Date.now } });
  const outcome = await client.call(endpoints.sendSubscribeMessage, { body: {} }).then(() => 'sent', (error: { class: string }) => error.class);
  server.close();
  return outcome;
}

test('without a connection a message did not go out; cut off in the middle, nobody knows', async () => {
  expect([await sendTo('nobody listens'), await sendTo('cut off')]).toEqual(['busy', 'unknown']);
});
