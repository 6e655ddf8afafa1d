import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { CityProfile } from '@hotline/shared/contracts/city.citizen';
import type { DepartmentKind } from '@hotline/shared/vocabulary/department-kind';
import type { KnowledgeKind } from '@hotline/shared/vocabulary/knowledge-kind';
import { roles, type Role } from '@hotline/shared/vocabulary/role';
import type { ModuleApis } from '../modules';
import { taiyuanAreas } from './areas';
import categories from './taiyuan/categories.json';
import departments from './taiyuan/departments.json';
import dispatchRules from './taiyuan/dispatch-rules.json';
import knowledge from './taiyuan/knowledge.json';
import profile from './taiyuan/profile.json';

/** A made-up name for each role, so that a screenshot shows people and not codes. */
const people: Readonly<Record<Role, string>> = {
  operator: '王晓燕', dispatcher: '李建军', handler: '赵志强', followUpOfficer: '刘敏', supervisor: '陈国平', editor: '孙丽', analyst: '周涛',
  mediaDesk: '吴静', dutyManager: '郑海燕', systemAdmin: '马超', securityAdmin: '林芳', auditor: '何伟',
};

/** The demo handler sits at the heating company: every story of the cold radiator ends there. */
const handlerDepartment = 'heating-company';

interface Node {
  readonly code: string;
  readonly name: string;
  readonly children?: readonly Node[];
}

/** A tree as rows, parents first. */
function flatten(nodes: readonly Node[], parent: string | null = null): { code: string; name: string; parent: string | null }[] {
  return nodes.flatMap(({ code, name, children = [] }) => [{ code, name, parent }, ...flatten(children, code)]);
}

async function createDemoStaff({ staff }: ModuleApis, loginsFile: string): Promise<void> {
  const logins = [];
  for (const [at, role] of roles.codes.entries()) {
    const account = { staffNo: String(1001 + at), name: people[role], role, password: randomBytes(9).toString('base64url') };
    await staff.create({ ...account, department: role === 'handler' ? handlerDepartment : null, demo: true });
    logins.push({ ...account, roleName: roles.labels[role] });
  }
  writeFileSync(loginsFile, `${JSON.stringify({ staff: logins }, null, 2)}\n`, { mode: 0o600 });
}

/**
 * Loads the demo city into an empty database, all or nothing: run it inside one transaction. The log-ins are written
 * before the commit, so that no account ever exists whose password nobody has.
 */
export async function loadDemoCity(api: ModuleApis, loginsFile: string): Promise<void> {
  if (await api.staff.exists()) return;
  const areas = taiyuanAreas();
  const districts = new Map(areas.filter((area) => area.parent === null).map(({ name, code }) => [name, code]));
  await api.city.load({ profile: profile as CityProfile, areas, categories: flatten(categories) });
  await api.departments.load({
    departments: departments.map((row) => ({ ...row, kind: row.kind as DepartmentKind })),
    dispatchRules: dispatchRules.map((rule) => ({ ...rule, area: rule.area === null ? null : (districts.get(rule.area) ?? rule.area) })),
  });
  await api.knowledge.load(knowledge.map(({ supersededBy, testQuestions: _, kind, ...item }) => ({ ...item, kind: kind as KnowledgeKind, replacedBy: supersededBy })));
  await createDemoStaff(api, loginsFile);
}
