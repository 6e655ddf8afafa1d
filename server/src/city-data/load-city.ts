import type { ModuleApis } from '../modules';
import { CityDataError, type CityFiles } from './city-data';
import { divisionAreas } from './division-areas';

interface Node {
  readonly code: string;
  readonly name: string;
  readonly children?: readonly Node[] | undefined;
}

/** A tree as rows, parents first. */
function flatten(nodes: readonly Node[], parent: string | null = null): { code: string; name: string; parent: string | null }[] {
  return nodes.flatMap(({ code, name, children = [] }) => [{ code, name, parent }, ...flatten(children, code)]);
}

/** The telephone numbers by the code of their district; an area nobody knows is a fault. */
function telephonesOf({ telephones }: CityFiles, districts: ReadonlyMap<string, string>) {
  const unknown = telephones.filter(({ area }) => !districts.has(area));
  if (unknown.length > 0) throw new CityDataError(unknown.map(({ area }) => `telephones.json：没有区县 ${area}`));
  return telephones.flatMap(({ area, numbers }) => numbers.map((entry, position) => ({ ...entry, area: districts.get(area) ?? '', position })));
}

/** Loads a city into empty tables: run it inside one transaction. Rules name districts; they are stored by code. */
export async function loadCity(api: ModuleApis, files: CityFiles): Promise<void> {
  const { areaCode, notices, ...profile } = files.profile;
  const areas = divisionAreas(areaCode);
  if (areas.length === 0) throw new CityDataError([`profile.json areaCode：行政区划代码 ${areaCode} 下没有区县`]);
  const districts = new Map(areas.filter((area) => area.parent === null).map(({ name, code }) => [name, code]));
  await api.city.load({ profile, notices, areas, categories: flatten(files.categories), telephones: telephonesOf(files, districts) });
  await api.departments.load({
    departments: files.departments,
    dispatchRules: files['dispatch-rules'].map((rule) => ({ ...rule, area: rule.area === null ? null : (districts.get(rule.area) ?? rule.area) })),
  });
  await api.knowledge.load(files.knowledge.map(({ supersededBy, ...item }) => ({ ...item, replacedBy: supersededBy })));
  await api.knowledge.loadTemplates(files['reply-templates'].map(({ text, ...template }) => ({ ...template, body: text })));
}
