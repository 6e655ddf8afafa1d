import { randomBytes } from 'node:crypto';
import { roles, type Role } from '@hotline/shared/vocabulary/role';
import type { ModuleApis } from './modules';
import { readConfig } from './platform/config/config';
import { createLog } from './platform/log';
import { startServer } from './server';

type NewStaff = Parameters<ModuleApis['staff']['create']>[0];

const usage = '用法：npm run admin:create -- 工号 姓名 [岗位] [单位代码]（工号为2至32位字母数字；岗位默认 systemAdmin）\n　　　npm run admin:create -- --reset 工号（重置三员之一的密码和二次验证）';

/** Reads the account from the command line; throws the usage, or the list of roles. */
function readAccount([staffNo = '', name = '', role = 'systemAdmin', department]: readonly string[]): Omit<NewStaff, 'password'> {
  if (!/^[A-Za-z0-9-]{2,32}$/.test(staffNo) || name.trim() === '') throw new Error(usage);
  if (!isRole(role)) throw new Error(`没有“${role}”这个岗位。可用的岗位：${roles.codes.map((code) => `${code} ${roles.labels[code]}`).join('、')}`);
  return { staffNo, name: name.trim(), role, department: department ?? null, demo: false };
}

const isRole = (text: string): text is Role => (roles.codes as readonly string[]).includes(text);

/**
 * Creates an account from the command line, or resets one: the three administrators of a real city; everybody else is
 * made at the desks. The password is made here, shown once and stored nowhere in clear.
 */
async function main(args: readonly string[]): Promise<void> {
  const account = args[0] === '--reset' ? null : readAccount(args);
  const config = { ...readConfig({ ...process.env, DEMO: '0' }), PORT: 0 };
  const server = await startServer({ config, log: createLog('fatal'), root: process.cwd() });
  try {
    const password = randomBytes(15).toString('base64url');
    if (account) await server.api.staff.create({ ...account, password });
    else await server.api.staff.resetAdministrator(args[1] ?? '', password);
    const done = account ? `已创建${roles.labels[account.role]} ${account.name}\n工号 ${account.staffNo}` : `已重置\n工号 ${args[1]}`;
    process.stdout.write(`${done}\n密码 ${password}\n请妥善保存，密码不会再次显示。\n`);
  } finally {
    await server.stop();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const taken = /UNIQUE|ER_DUP_ENTRY|Duplicate/.test(String(error));
  process.stderr.write(`${taken ? '这个工号已经存在，请换一个。' : (error as Error).message}\n`);
  process.exit(1);
});
