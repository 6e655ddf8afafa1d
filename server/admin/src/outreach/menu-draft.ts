import * as z from 'zod/mini';
import { saveMenu, type MenuAction, type MenuButton } from '@hotline/shared/contracts/outreach.staff';
import { describeIssue } from '@hotline/shared/text/fields';
import { fieldsOf } from '../parts/form/field-rule';

/** A place in the menu: a button, or one of its entries. */
export interface Spot {
  readonly button: number;
  readonly entry: number | null;
}

/** What the form of a spot edits; `action` null: the button opens its entries. */
export interface Item {
  readonly name: string;
  readonly action: MenuAction | null;
}

export type Draft = readonly MenuButton[];

const { buttons: schema } = fieldsOf(saveMenu);

export const blankAction: MenuAction = { kind: 'view', url: '/h5/#/pages/home/index' };

export function itemAt(draft: Draft, { button, entry }: Spot): Item | undefined {
  return entry === null ? draft[button] : draft[button]?.entries[entry];
}

const replaced = <T>(list: readonly T[], at: number, item: T): T[] => list.map((old, index) => (index === at ? item : old));

/** The draft with one item changed. A button that opens entries has at least one. */
export function withItem(draft: Draft, { button, entry }: Spot, item: Item): Draft {
  const old = draft[button];
  if (!old) return draft;
  if (entry !== null) return replaced(draft, button, { ...old, entries: replaced(old.entries, entry, { name: item.name, action: item.action ?? blankAction }) });
  const opened = old.entries.length > 0 ? old.entries : [{ name: '新的一项', action: old.action ?? blankAction }];
  return replaced(draft, button, { name: item.name, action: item.action, entries: item.action ? [] : opened });
}

export const withNewButton = (draft: Draft): Draft => [...draft, { name: '新菜单', action: blankAction, entries: [] }];

export function withNewEntry(draft: Draft, button: number): Draft {
  const old = draft[button];
  return old ? replaced(draft, button, { ...old, action: null, entries: [...old.entries, { name: '新的一项', action: blankAction }] }) : draft;
}

/** Takes an item out; a button that loses its last entry opens the home page. */
export function withoutItem(draft: Draft, { button, entry }: Spot): Draft {
  const old = draft[button];
  if (!old || entry === null) return draft.filter((_, index) => index !== button);
  const entries = old.entries.filter((_, index) => index !== entry);
  return replaced(draft, button, { ...old, entries, action: entries.length > 0 ? null : blankAction });
}

function swapped<T>(list: readonly T[], at: number, other: number): T[] {
  const moved = [...list];
  const [one, two] = [list[at], list[other]];
  if (one !== undefined && two !== undefined) [moved[at], moved[other]] = [two, one];
  return moved;
}

/** Moves an item one place on (`by` 1) or back (-1) among its neighbours. */
export function withItemMoved(draft: Draft, { button, entry }: Spot, by: 1 | -1): Draft {
  const old = draft[button];
  if (!old || entry === null) return swapped(draft, button, button + by);
  return replaced(draft, button, { ...old, entries: swapped(old.entries, entry, entry + by) });
}

/** Where an item stands among its neighbours. */
export function neighboursOf(draft: Draft, { button, entry }: Spot): { at: number; count: number } {
  return entry === null ? { at: button, count: draft.length } : { at: entry, count: draft[button]?.entries.length ?? 0 };
}

export const movedSpot = ({ button, entry }: Spot, by: 1 | -1): Spot => (entry === null ? { button: button + by, entry } : { button, entry: entry + by });

/** Sentences by the path of their field (`buttons.0.action.url`): what the server would say. */
export function faultsOf(draft: Draft): ReadonlyMap<string, string> {
  const { error } = z.safeParse(schema, draft);
  return new Map((error?.issues ?? []).map((issue) => [['buttons', ...issue.path].map(String).join('.'), describeIssue(issue)]));
}

export const pathOf = ({ button, entry }: Spot): string => (entry === null ? `buttons.${button}` : `buttons.${button}.entries.${entry}`);

/** Whether something is wrong with an item itself, its entries apart. */
export const isFaulty = (faults: ReadonlyMap<string, string>, spot: Spot): boolean =>
  [...faults.keys()].some((path) => path.startsWith(`${pathOf(spot)}.`) && !(spot.entry === null && path.startsWith(`${pathOf(spot)}.entries`)));
