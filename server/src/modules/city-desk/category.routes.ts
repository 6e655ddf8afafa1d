import * as contracts from '@hotline/shared/contracts/city-data.staff';
import { route, type Route } from '../../platform/http/route';
import { audited, type CityDeskDeps } from './deps';

/** 诉求分类: the tree. */
export function categoryRoutes(deps: CityDeskDeps): Route[] {
  const { staff, city } = deps;
  const admin = staff.gate('systemAdmin');
  return [
    route(contracts.listCategoryRecords, staff.gate(), async () => ({ items: await city.categoryRecords() })),
    route(contracts.addCategory, admin, async ({ actor, input: { body: { code, ...fields } } }) => {
      await audited(deps, actor, { object: `分类 ${code} ${fields.name}`, detail: () => '新增', work: () => city.addCategory(code, fields) });
      return {};
    }),
    route(contracts.changeCategory, admin, async ({ actor, input: { params, body } }) => {
      await audited(deps, actor, { object: `分类 ${params.code} ${body.name}`, detail: (old) => `原名称“${old.name}”，原上级“${old.parent ?? '无'}”`, work: () => city.changeCategory(params.code, body) });
      return {};
    }),
    route(contracts.retireCategory, admin, async ({ actor, input: { params, body } }) => {
      await audited(deps, actor, { object: (row) => `分类 ${row.code} ${row.name}`, detail: () => (body.retired ? '停用' : '恢复'), work: () => city.retireCategory(params.code, body.retired) });
      return {};
    }),
  ];
}
