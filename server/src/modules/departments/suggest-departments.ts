import { In, type EntityManager } from 'typeorm';
import { DepartmentRow, DispatchRuleRow } from './department.entity';

export interface Suggestion {
  readonly code: string;
  readonly name: string;
  readonly note: string;
}

/**
 * Looks rules up along the category path; at each level those of the ticket's own area come before city-wide ones,
 * and rules of other areas do not count. The nearest level that has any decides.
 */
export async function suggestDepartments(em: EntityManager, categories: readonly string[], areas: readonly string[]): Promise<Suggestion[]> {
  if (categories.length === 0) return [];
  const rules = await em.findBy(DispatchRuleRow, { category: In([...categories]) });
  const near = (rule: DispatchRuleRow): number => (rule.area === null ? areas.length : areas.indexOf(rule.area));
  const level = categories.map((category) => rules.filter((rule) => rule.category === category && near(rule) >= 0)).find((found) => found.length > 0) ?? [];
  const departments = level.length === 0 ? [] : await em.findBy(DepartmentRow, { code: In(level.map((rule) => rule.department)) });
  const names = new Map(departments.map((row) => [row.code, row.name]));
  return level.sort((a, b) => near(a) - near(b)).map((rule) => ({ code: rule.department, name: names.get(rule.department) ?? rule.department, note: rule.note }));
}
