import { cityWords } from '@hotline/shared/contracts/city.citizen';
import { departmentKinds } from '@hotline/shared/vocabulary/department-kind';
import { knowledgeKinds } from '@hotline/shared/vocabulary/knowledge-kind';
import { requestTypes } from '@hotline/shared/vocabulary/request-type';
import { ticketStates } from '@hotline/shared/vocabulary/ticket-state';
import * as z from 'zod';

/** What a city writes down before its first day: one JSON file each, named as the keys here. */

const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, '应为字母数字组成的代码');
const words = z.string().min(1, '不能为空');
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '应为 YYYY-MM-DD');

interface Category {
  readonly code: string;
  readonly name: string;
  readonly children?: readonly Category[] | undefined;
}

const category: z.ZodType<Category> = z.object({ code, name: words.max(100), get children() { return z.array(category).optional(); } });

const knowledge = z.object({
  key: code, kind: z.enum(knowledgeKinds.codes), title: words.max(200), body: words, questions: z.array(words), source: words.max(200), documentNo: z.string().max(100).nullable(),
  department: code, categories: z.array(code), areas: z.array(words), effectiveFrom: day, effectiveTo: day.nullable(), supersededBy: code.nullable(),
  notes: words.max(5000).optional(), reviewBy: day.optional(),
});

const schema = z.object({
  profile: z.object({ ...cityWords.shape, notices: z.array(z.object({ title: words.max(100), body: words.max(5000) })), areaCode: z.string().regex(/^\d{6}$/, '应为六位行政区划代码') }),
  categories: z.array(category).min(1, '至少一个分类'),
  departments: z.array(z.object({ code, name: words.max(100), kind: z.enum(departmentKinds.codes), parent: code.nullable(), aliases: z.array(words), accepts: words.max(300) })).min(1, '至少一个单位'),
  'dispatch-rules': z.array(z.object({ category: code, area: words.nullable(), department: code, note: words.max(300) })),
  knowledge: z.array(knowledge),
  'reply-templates': z.array(z.object({ title: words.max(50), text: words.max(5000), requestTypes: z.array(z.enum(requestTypes.codes)), states: z.array(z.enum(ticketStates.codes)), categories: z.array(code) })),
  telephones: z.array(z.object({ area: words, numbers: z.array(z.object({ name: words.max(30), number: z.string().regex(/^[0-9-]{3,20}$/, '应为数字和连字符') })).min(1, '至少一个号码').max(10, '至多十个号码') })),
});

export type CityFiles = z.output<typeof schema>;
export const cityFileNames = Object.keys(schema.shape) as (keyof CityFiles)[];

/** Every fault of a city's files, each in a line that names file, place and fault. */
export class CityDataError extends Error {
  constructor(faults: readonly string[]) {
    super(`城市资料有误，没有装入任何内容：\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
}

/** Codes that a file speaks of and another does not have. */
function danglingCodes({ departments, 'dispatch-rules': rules, knowledge: items }: CityFiles): string[] {
  const known = new Set(departments.map((department) => department.code));
  const missing = (file: string, used: readonly (string | null)[]) => [...new Set(used)].filter((one) => one !== null && !known.has(one)).map((one) => `${file}：没有单位 ${one}`);
  return [
    ...missing('departments.json', departments.map((department) => department.parent)),
    ...missing('dispatch-rules.json', rules.map((rule) => rule.department)),
    ...missing('knowledge.json', items.map((item) => item.department)),
  ];
}

/** Checks what was read from the files; throws CityDataError with everything that is wrong. */
export function readCityData(files: unknown): CityFiles {
  const parsed = schema.safeParse(files);
  if (!parsed.success) throw new CityDataError(parsed.error.issues.map(({ path: [file, ...place], message }) => `${String(file)}.json ${place.join('.')}：${message}`));
  const dangling = danglingCodes(parsed.data);
  if (dangling.length > 0) throw new CityDataError(dangling);
  return parsed.data;
}
