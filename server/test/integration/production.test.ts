import { createLog } from '../../src/platform/log';
import { startServer } from '../../src/server';
import { openHotline, type Hotline } from '../support/hotline';

let hotline: Hotline;

beforeAll(async () => {
  hotline = await openHotline('sqlite');
});
afterAll(() => hotline?.stop());

test('production does not run beside demo accounts', async () => {
  const { config } = hotline.server.platform;
  await expect(startServer({ config: { ...config, PORT: 0, production: true }, log: createLog('fatal'), root: '.' })).rejects.toThrow('演示账号');
});
