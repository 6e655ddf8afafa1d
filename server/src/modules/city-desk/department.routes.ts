import * as contracts from '@hotline/shared/contracts/city-data.staff';
import { AppError } from '../../platform/errors';
import { route, type Route } from '../../platform/http/route';
import { audited, type CityDeskDeps } from './deps';

/** 承办单位: the tree. */
export function departmentRoutes(deps: CityDeskDeps): Route[] {
  const { staff, departments } = deps;
  const admin = staff.gate('systemAdmin');
  return [
    route(contracts.listDepartmentRecords, staff.gate(), async () => ({ items: await departments.records() })),
    route(contracts.addDepartment, admin, async ({ actor, input: { body: { code, ...fields } } }) => {
      await audited(deps, actor, { object: `单位 ${code} ${fields.name}`, detail: () => '新增', work: () => departments.add(code, fields) });
      return {};
    }),
    route(contracts.changeDepartment, admin, async ({ actor, input: { params, body } }) => {
      await audited(deps, actor, {
        object: `单位 ${params.code} ${body.name}`,
        detail: (old) => `原名称“${old.name}”，原上级“${old.parent ?? '无'}”，原承办事项“${old.accepts}”`,
        work: () => departments.change(params.code, body),
      });
      return {};
    }),
    route(contracts.retireDepartment, admin, async ({ actor, input: { params, body } }) => {
      await audited(deps, actor, { object: (row) => `单位 ${row.code} ${row.name}`, detail: () => (body.retired ? '停用' : '恢复'), work: () => departments.retire(params.code, body.retired) });
      return {};
    }),
  ];
}

/** 派单目录, with names for its codes. */
async function directory({ departments, city }: CityDeskDeps): Promise<contracts.DispatchRule[]> {
  const rows = await departments.directory();
  const names = await departments.names(rows.map(({ department }) => department));
  const rules: contracts.DispatchRule[] = [];
  // One after the other: asked at once, each would load the whole tree for itself.
  for (const row of rows) {
    const categoryName = (await city.categoryName(row.category)) ?? row.category;
    const areaName = row.area === null ? null : ((await city.areaName(row.area)) ?? row.area);
    rules.push({ ...row, categoryName, areaName, departmentName: names.get(row.department) ?? row.department });
  }
  return rules;
}

/** 派单目录: category × area → department, and until when. */
export function directoryRoutes(deps: CityDeskDeps): Route[] {
  const { staff, departments, city } = deps;
  const admin = staff.gate('systemAdmin');
  return [
    route(contracts.listDispatchRules, staff.gate(), async () => ({ items: await directory(deps) })),
    route(contracts.addDispatchRule, admin, async ({ actor, input: { body } }) => {
      if (!(await city.hasCategory(body.category))) throw new AppError('ticket.unknownCategory');
      if (body.area !== null && !(await city.hasArea(body.area))) throw new AppError('ticket.unknownArea');
      await audited(deps, actor, { object: `派单规则 ${body.category} ${body.area ?? '全市'} → ${body.department}`, detail: () => `新增，${body.from} 起`, work: () => departments.addRule(body) });
      return {};
    }),
    route(contracts.endDispatchRule, admin, async ({ actor, input: { params, body } }) => {
      await audited(deps, actor, {
        object: (rule) => `派单规则 ${rule.category} ${rule.area ?? '全市'} → ${rule.department}`,
        detail: () => (body.lastDay === null ? '即时结束' : `${body.lastDay} 后结束`),
        work: () => departments.endRule(params.id, body.lastDay),
      });
      return {};
    }),
  ];
}
