import { IsNull, MoreThan, type EntityManager } from 'typeorm';
import { dayOfEffect, endOfShanghaiDay } from '../../platform/clock';
import { AppError } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { DepartmentRow, DispatchRuleRow } from './department.entity';

/** Days are `YYYY-MM-DD` in Asia/Shanghai, both inclusive; from today means from now. */
export interface NewDispatchRule extends Pick<DispatchRuleRow, 'category' | 'area' | 'department' | 'note'> {
  readonly from: string;
  readonly lastDay: string | null;
}

/** Adds a rule; throws rules.dayPassed, ticket.unknownDepartment for a retired one, directory.already. */
export async function addDispatchRule(em: EntityManager, { from, lastDay, ...rule }: NewDispatchRule, now: number): Promise<void> {
  const validFrom = dayOfEffect(from, now);
  if (validFrom === null || (lastDay !== null && lastDay < from)) throw new AppError('rules.dayPassed');
  const department = await em.findOneBy(DepartmentRow, { code: rule.department, retiredAt: IsNull() });
  if (!department) throw new AppError('ticket.unknownDepartment');
  const same = { category: rule.category, area: rule.area ?? IsNull(), department: rule.department };
  if (await em.existsBy(DispatchRuleRow, [{ ...same, validTo: IsNull() }, { ...same, validTo: MoreThan(validFrom) }])) throw new AppError('directory.already');
  await em.insert(DispatchRuleRow, { ...rule, id: newId(), validFrom, validTo: lastDay === null ? null : endOfShanghaiDay(lastDay) });
}

/** Ends a rule with a last day, or now, and answers it; throws directory.ended, rules.dayPassed. */
export async function endDispatchRule(em: EntityManager, id: string, { lastDay, now }: { readonly lastDay: string | null; readonly now: number }): Promise<DispatchRuleRow> {
  const row = await em.findOneBy(DispatchRuleRow, [{ id, validTo: IsNull() }, { id, validTo: MoreThan(now) }]);
  if (!row) throw new AppError('directory.ended');
  if (lastDay !== null && dayOfEffect(lastDay, now) === null) throw new AppError('rules.dayPassed');
  await em.update(DispatchRuleRow, { id }, { validTo: lastDay === null ? now : endOfShanghaiDay(lastDay) });
  return row;
}
