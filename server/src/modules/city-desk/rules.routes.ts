import { listRules, publishRules, withdrawRules, type RuleVersion } from '@hotline/shared/contracts/rules.staff';
import { route, type Route } from '../../platform/http/route';
import type { RuleVersionRow } from '../rules';
import { audited, type CityDeskDeps } from './deps';

/** Every version and where it stands now. */
async function view({ rules, staff, platform: { clock } }: CityDeskDeps): Promise<{ items: RuleVersion[] }> {
  const rows = await rules.versions();
  const { version: inForce } = await rules.inForce();
  const names = await staff.names(rows.flatMap(({ staffId, withdrawnBy }) => [staffId, withdrawnBy]).filter((one) => one !== null));
  const now = clock.now();
  const standing = ({ version, effectiveFrom, withdrawnAt }: RuleVersionRow): RuleVersion['standing'] =>
    withdrawnAt !== null ? 'withdrawn' : version === inForce ? 'inForce' : effectiveFrom > now ? 'waiting' : 'past';
  const nameOf = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? '工作人员'));
  return { items: rows.map((row) => ({ ...row, standing: standing(row), by: nameOf(row.staffId), withdrawnBy: nameOf(row.withdrawnBy) })) };
}

/** 规则: read by all staff, published by a system administrator. */
export function ruleRoutes(deps: CityDeskDeps): Route[] {
  const { staff, rules } = deps;
  return [
    route(listRules, staff.gate(), () => view(deps)),
    route(publishRules, staff.gate('systemAdmin'), async ({ actor, input: { body } }) => {
      const object = `规则 第${body.base + 1}版`;
      await audited(deps, actor, { object, detail: () => `${body.day} 起生效`, reason: body.note, work: () => rules.publish(actor.id, body) });
      return view(deps);
    }),
    route(withdrawRules, staff.gate('systemAdmin'), async ({ actor, input: { body } }) => {
      await audited(deps, actor, { object: `规则 第${body.version}版`, detail: () => '撤回', reason: body.reason, work: () => rules.withdraw(actor.id, body.version) });
      return view(deps);
    }),
  ];
}
