import { livePath } from '@hotline/shared/contracts/tickets.staff';
import { eventually } from '../support/eventually';
import { openHotline, type Hotline } from '../support/hotline';
import { staffOf } from '../support/people';

let hotline: Hotline;

beforeAll(async () => {
  hotline = await openHotline('sqlite');
});
afterAll(() => hotline?.stop());

test('a desk that is closed is no fault: whoever runs the server is not told of it', async () => {
  const logged: string[] = [];
  const { log } = hotline.server.platform;
  for (const level of ['debug', 'info', 'warn', 'error'] as const) log[level] = (_facts: unknown, text?: string) => void (text === 'response failed' && logged.push(level));
  const stop = new AbortController();
  await (await staffOf(hotline, 'operator')).open(livePath, stop.signal);
  stop.abort();
  expect(await eventually(() => Promise.resolve(logged), ({ length }) => length > 0)).toEqual(['debug']);
});
