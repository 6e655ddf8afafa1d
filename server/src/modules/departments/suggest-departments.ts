import { In, IsNull, type EntityManager } from 'typeorm';
import { DepartmentRow, DispatchRuleRow } from './department.entity';

export interface Suggestion {
  readonly code: string;
  readonly name: string;
  readonly note: string;
}

/** What the directory is asked for: codes with those above them, nearest first, and the instant the ticket was born. */
export interface TicketPlace {
  readonly categories: readonly string[];
  readonly areas: readonly string[];
  readonly bornAt: number;
}

/**
 * Looks rules up along the category path; at each level those of the ticket's own area come before city-wide ones,
 * and rules of other areas do not count. The nearest level that has any decides.
 * A rule counts for tickets born while it held; a department retired since is passed over.
 */
export async function suggestDepartments(em: EntityManager, { categories, areas, bornAt }: TicketPlace): Promise<Suggestion[]> {
  if (categories.length === 0) return [];
  const held = (await em.findBy(DispatchRuleRow, { category: In([...categories]) })).filter(({ validFrom, validTo }) => validFrom <= bornAt && (validTo === null || validTo > bornAt));
  const departments = held.length === 0 ? [] : await em.findBy(DepartmentRow, { code: In(held.map((rule) => rule.department)), retiredAt: IsNull() });
  const names = new Map(departments.map((row) => [row.code, row.name]));
  const rules = held.filter((rule) => names.has(rule.department));
  const near = (rule: DispatchRuleRow): number => (rule.area === null ? areas.length : areas.indexOf(rule.area));
  const level = categories.map((category) => rules.filter((rule) => rule.category === category && near(rule) >= 0)).find((found) => found.length > 0) ?? [];
  return level.sort((a, b) => near(a) - near(b)).map((rule) => ({ code: rule.department, name: names.get(rule.department) ?? rule.department, note: rule.note }));
}
