import { useCallback } from 'react';
import { useNavigate } from 'react-router-dom';
import { staffSearchPolicies } from '@hotline/shared/contracts/knowledge';
import { call } from '../api/call';
import { loadDepartments } from '../api/city-data';
import { useLoad } from '../api/use-load';
import { deskInfo, toolNames, workplaceOf } from '../desks/desk-table';
import { useTicketSearch } from '../frame/ticket-search';
import { useSettled } from '../parts/use-settled';
import { useSession } from '../session/session';
import { fit } from './fuzzy';
import { useOfferedCommands } from './keys';

export interface PaletteItem {
  readonly id: string;
  readonly kind: '办理' | '前往' | '工单' | '知识' | '单位';
  readonly name: string;
  readonly hint?: string | undefined;
  readonly run: () => void;
}

const shownOfAKind = 6;
const pauseMs = 200;

/** The best of a kind, best first. */
function best(items: readonly PaletteItem[], typed: string): PaletteItem[] {
  if (!typed) return [...items];
  const fitting = items.flatMap((item) => {
    const rank = fit(typed, item.name);
    return rank === null ? [] : [{ item, rank }];
  });
  return fitting.sort((one, other) => one.rank - other.rank).slice(0, shownOfAKind).map(({ item }) => item);
}

function usePlaces(): readonly PaletteItem[] {
  const navigate = useNavigate();
  const { desks, tools } = workplaceOf(useSession().staff.role);
  const place = (name: string, path: string): PaletteItem => ({ id: `go-${path}`, kind: '前往', name, run: () => void navigate(path) });
  const start = desks.length > 0 ? [place('我的工作台', '/workbench')] : [];
  return [...start, ...desks.map((desk) => place(deskInfo[desk].name, `/desks/${desk}`)), ...tools.map((tool) => place(toolNames[tool], `/${tool}`))];
}

function useKnowledge(typed: string): readonly PaletteItem[] {
  const navigate = useNavigate();
  const settled = useSettled(typed, pauseMs);
  const has = workplaceOf(useSession().staff.role).tools.includes('knowledge');
  const wanted = has && settled.length >= 2 && !/^\d+$/.test(settled) ? settled : '';
  const { data } = useLoad(useCallback(async () => (wanted ? (await call(staffSearchPolicies, { query: { q: wanted } })).items : []), [wanted]));
  return (data ?? []).slice(0, shownOfAKind).map(({ id, title }) => ({ id: `read-${id}`, kind: '知识', name: title, run: () => void navigate(`/knowledge/${id}?q=${encodeURIComponent(wanted)}`) }));
}

/** Departments lead to the tickets they have in hand. */
function useDepartments(typed: string): readonly PaletteItem[] {
  const navigate = useNavigate();
  const has = workplaceOf(useSession().staff.role).tools.includes('tickets');
  const { data } = useLoad(useCallback(async () => (has ? loadDepartments() : []), [has]));
  if (!typed) return [];
  const items = (data ?? []).map(({ code, name, accepts }): PaletteItem => ({ id: `department-${code}`, kind: '单位', name, hint: accepts, run: () => void navigate(`/tickets?department=${code}`) }));
  return best(items, typed);
}

function useTicketNumber(typed: string): readonly PaletteItem[] {
  const search = useTicketSearch();
  const has = workplaceOf(useSession().staff.role).tools.includes('tickets');
  if (!has || !/^\d{8,15}$/.test(typed)) return [];
  return [{ id: 'ticket', kind: '工单', name: `查找工单 ${typed}`, run: () => void search(typed) }];
}

/** Everything the palette has for what was typed, what lies nearest first. */
export function usePaletteItems(text: string): readonly PaletteItem[] {
  const typed = text.trim();
  const commands = useOfferedCommands()().map(({ id, name, key, run }): PaletteItem => ({ id: `do-${id}`, kind: '办理', name, hint: key?.toUpperCase(), run }));
  const places = usePlaces();
  return [...useTicketNumber(typed), ...best(commands, typed), ...best(places, typed), ...useDepartments(typed), ...useKnowledge(typed)];
}
