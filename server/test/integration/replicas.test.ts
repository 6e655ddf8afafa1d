import { createLog } from '../../src/platform/log';
import { startServer } from '../../src/server';
import { openHotline, type Hotline } from '../support/hotline';
import { freshMariadbUrl } from '../support/mariadb';

let hotline: Hotline;

beforeAll(async () => {
  hotline = await openHotline('sqlite');
});
afterAll(() => hotline?.stop());

test('three servers open together on one empty MariaDB', async () => {
  const { url, drop } = await freshMariadbUrl();
  const config = { ...hotline.server.platform.config, PORT: 0, DATABASE_URL: url };
  const opened = await Promise.allSettled([1, 2, 3].map(() => startServer({ config, log: createLog('fatal'), root: '.' })));
  const servers = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const faults = opened.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
  const ready = await Promise.all(servers.map(async (server) => (await fetch(`${server.url}/readyz`)).status));
  for (const server of servers) await server.stop();
  await drop();
  expect(faults).toEqual([]);
  expect(ready).toEqual([200, 200, 200]);
});
