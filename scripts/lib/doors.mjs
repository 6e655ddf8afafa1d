import { say } from './messages.mjs';

/** What a person sees when everything is up: where to go, and with which name. */
export function printDoors({ sandboxUrl, h5Url, adminUrl, demoLogins }) {
  say('');
  say('12345 热线已启动');
  if (sandboxUrl) say(`  手机（微信沙箱）  ${sandboxUrl}/`);
  say(`  网页版 H5         ${h5Url}`);
  say(`  工作台            ${adminUrl}`);
  const staff = demoLogins();
  if (staff.length > 0) {
    say('');
    say('演示账号（仅供演示环境，工号 / 密码 / 身份）');
    for (const { staffNo, password, roleName, role, name } of staff) say(`  ${staffNo}  ${password}  ${roleName ?? role} ${name}`);
  }
  say('');
  say('按 Ctrl-C 停止。');
}
