import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** `npm start` as a newcomer meets it: what goes wrong is said in a sentence, and nothing is left running. */
const root = resolve(__dirname, '../../..');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'start-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface End {
  readonly code: number | null;
  readonly text: string;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

/** Runs a script of the launcher until it ends, or until it says `until`, when it is interrupted. */
async function run(script: string, env: Record<string, string>, until?: string): Promise<End> {
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(WECHAT|DATABASE|NODE_ENV|JEST)/.test(name)));
  const child = spawn(process.execPath, [join(root, script)], { cwd: root, env: { ...clean, DATA_DIR: folder, PORT: String(await freePort()), SANDBOX_PORT: String(await freePort()), ...env } });
  let text = '';
  const hear = (chunk: Buffer): void => {
    text += chunk.toString();
    if (until && text.includes(until)) child.kill('SIGINT');
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, text };
}

const npmStart = (env: Record<string, string> = {}, until?: string): Promise<End> => run('scripts/start.mjs', env, until);

test('it opens, prints the three doors and the demo log-ins, and Ctrl-C leaves nothing running', async () => {
  const port = await freePort();
  const { text } = await npmStart({ PORT: String(port) }, '按 Ctrl-C 停止');
  expect(text).toContain(`http://127.0.0.1:${port}/h5/`);
  expect(text).toContain(`http://127.0.0.1:${port}/admin/`);
  expect(text).toMatch(/手机（微信沙箱）\s+http/);
  expect(text).toContain('派单员');
  await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
});

test('a busy port is named', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => holder.once('listening', done));
  const { port } = holder.address() as { port: number };
  const { code, text } = await npmStart({ PORT: String(port) });
  await new Promise((done) => holder.close(done));
  expect([code, text]).toEqual([1, expect.stringContaining(String(port))]);
  expect(text).toContain('占用');
});

test('a data folder that cannot be written is named', async () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  const { code, text } = await npmStart({ DATA_DIR: join(file, 'data') });
  expect(code).toBe(1);
  expect(text).toContain(file);
});

test('a corrupt database is said to be corrupt', async () => {
  writeFileSync(join(folder, 'hotline.sqlite'), randomBytes(8192));
  const { code, text } = await npmStart();
  expect(code).not.toBe(0);
  expect(text).toContain('数据库文件已损坏');
});

test('an unreachable MySQL is said to be unreachable', async () => {
  const { code, text } = await npmStart({ DATABASE_URL: `mysql://nobody@127.0.0.1:${await freePort()}/hotline` });
  expect(code).not.toBe(0);
  expect(text).toContain('连接不上 MySQL');
});

test('production names every missing or unsafe setting at once', async () => {
  const { code, text } = await npmStart({ NODE_ENV: 'production' });
  expect(code).not.toBe(0);
  for (const name of ['SESSION_SECRET', 'FIELD_KEY', 'WECHAT_OA_APPID', 'WECHAT_MP_AES_KEY']) expect(text).toContain(name);
});

test('the first administrator is created once', async () => {
  const { text } = await runAdmin(['A001', '首位管理员']);
  expect(text).toMatch(/工号 A001\n密码 \S{20}/);
  expect((await runAdmin(['A001', '首位管理员'])).text).toContain('这个工号已经存在');
  expect((await runAdmin(['--reset', 'A001'])).text).toMatch(/已重置\n工号 A001\n密码 \S{20}/);
  expect((await runAdmin(['--reset', 'A002'])).text).toContain('没有找到这个账号');
});

test('a real city loads its own files, once, and faults are all named', async () => {
  const files = join(root, 'server/src/demo/taiyuan');
  expect((await before('city:load', [files])).text).toContain('已装入太原市12345政务服务便民热线');
  expect((await before('city:load', [files])).text).toContain('已经有城市资料');
  const wrong = join(folder, 'wrong');
  cpSync(files, wrong, { recursive: true });
  writeFileSync(join(wrong, 'dispatch-rules.json'), JSON.stringify([{ category: 'urban', area: null, department: 'nobody', note: '无' }]));
  expect(await before('city:load', [wrong])).toEqual({ code: 1, text: expect.stringContaining('没有单位 nobody') });
});

const runAdmin = (args: readonly string[]): Promise<End> => before('admin:create', args);

async function before(task: string, args: readonly string[]): Promise<End> {
  const child = spawn(process.execPath, [join(root, 'scripts/before-opening.mjs'), task, ...args], { cwd: root, env: { ...process.env, DATA_DIR: folder } });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => void (text += chunk.toString()));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, text };
}
