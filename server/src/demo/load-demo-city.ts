import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { roles, type Role } from '@hotline/shared/vocabulary/role';
import { readCityData } from '../city-data/city-data';
import { loadCity } from '../city-data/load-city';
import type { ModuleApis } from '../modules';
import categories from './taiyuan/categories.json';
import departments from './taiyuan/departments.json';
import dispatchRules from './taiyuan/dispatch-rules.json';
import knowledge from './taiyuan/knowledge.json';
import profile from './taiyuan/profile.json';
import replyTemplates from './taiyuan/reply-templates.json';
import telephones from './taiyuan/telephones.json';

/** A made-up name for each role, so that a screenshot shows people and not codes. */
const people: Readonly<Record<Role, string>> = {
  operator: '王晓燕', dispatcher: '李建军', handler: '赵志强', followUpOfficer: '刘敏', supervisor: '陈国平', editor: '孙丽', analyst: '周涛',
  mediaDesk: '吴静', dutyManager: '郑海燕', systemAdmin: '马超', securityAdmin: '林芳', auditor: '何伟',
};

/** The demo handler sits at the heating company: every story of the cold radiator ends there. */
const handlerDepartment = 'heating-company';

async function createDemoStaff({ staff }: ModuleApis, loginsFile: string): Promise<void> {
  const accounts = roles.codes.map((role, at) => ({ staffNo: String(1001 + at), name: people[role], role, password: randomBytes(9).toString('base64url') }));
  // All at once: nearly all of it is the hashes of the passwords.
  await Promise.all(accounts.map((account) => staff.create({ ...account, department: account.role === 'handler' ? handlerDepartment : null, demo: true })));
  const logins = accounts.map((account) => ({ ...account, roleName: roles.labels[account.role] }));
  writeFileSync(loginsFile, `${JSON.stringify({ staff: logins }, null, 2)}\n`, { mode: 0o600 });
}

/**
 * Loads the demo city into an empty database, all or nothing: run it inside one transaction. The log-ins are written
 * before the commit, so that no account ever exists whose password nobody has.
 */
export async function loadDemoCity(api: ModuleApis, loginsFile: string): Promise<void> {
  if (await api.staff.exists()) return;
  await loadCity(api, readCityData({ profile, categories, departments, 'dispatch-rules': dispatchRules, knowledge, 'reply-templates': replyTemplates, telephones }));
  await createDemoStaff(api, loginsFile);
}
