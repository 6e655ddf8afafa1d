import { randomBytes } from 'node:crypto';
import { readConfig } from './platform/config/config';
import { createLog } from './platform/log';
import { startServer } from './server';

/**
 * Creates the first system administrator of a real city: `create-admin <staffNo> <name>`. The password is made here,
 * shown once and stored nowhere in clear.
 */
async function main([staffNo = '', name = '']: readonly string[]): Promise<void> {
  if (!/^[A-Za-z0-9-]{2,32}$/.test(staffNo) || name.trim() === '') throw new Error('用法：npm run admin:create -- 工号 姓名（工号为2至32位字母数字）');
  const config = { ...readConfig({ ...process.env, DEMO: '0' }), PORT: 0 };
  const server = await startServer({ config, log: createLog('fatal'), root: process.cwd() });
  try {
    const password = randomBytes(15).toString('base64url');
    await server.api.staff.create({ staffNo, name: name.trim(), role: 'systemAdmin', department: null, password, demo: false });
    process.stdout.write(`已创建系统管理员 ${name.trim()}\n工号 ${staffNo}\n密码 ${password}\n请妥善保存，密码不会再次显示。\n`);
  } finally {
    await server.stop();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const taken = /UNIQUE|ER_DUP_ENTRY|Duplicate/.test(String(error));
  process.stderr.write(`${taken ? '这个工号已经存在，请换一个。' : (error as Error).message}\n`);
  process.exit(1);
});
