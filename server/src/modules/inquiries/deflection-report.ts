import type { DeflectionReport, DeflectionRow as Line } from '@hotline/shared/contracts/inquiries.staff';
import { inquiryChannels, type InquiryChannel } from '@hotline/shared/vocabulary/inquiry';
import { Between } from 'typeorm';
import { shanghaiDay } from '../../platform/clock';
import { AppError } from '../../platform/errors';
import type { InquiryDeps } from './deps';
import { DeflectionRow } from './inquiry.entity';

const dayMs = 86_400_000;
const longestDays = 92;
const usualDays = 14;

interface Cell {
  readonly day: string;
  readonly channel: InquiryChannel;
  readonly topic: string;
  readonly shown: number;
  readonly opened: number;
  readonly solved: number;
  readonly submitted: number;
}
type Figures = DeflectionReport['total'];

interface Days {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The days asked for, the last two weeks where nothing is said; throws inquiry.badRange. */
function rangeOf({ from, to }: Days, now: number): { from: string; to: string } {
  const end = to ?? shanghaiDay(now);
  const begin = from ?? new Date(Date.parse(end) - (usualDays - 1) * dayMs).toISOString().slice(0, 10);
  const days = (Date.parse(end) - Date.parse(begin)) / dayMs + 1;
  if (days < 1 || days > longestDays) throw new AppError('inquiry.badRange');
  return { from: begin, to: end };
}

/** 转工单前解决率: solved of those that came to an end. */
function figuresOf(cells: readonly Cell[]): Figures {
  const sum = (name: 'shown' | 'opened' | 'solved' | 'submitted'): number => cells.reduce((total, cell) => total + cell[name], 0);
  const [solved, submitted] = [sum('solved'), sum('submitted')];
  return { shown: sum('shown'), opened: sum('opened'), solved, submitted, rate: solved + submitted === 0 ? null : solved / (solved + submitted) };
}

function linesBy(cells: readonly Cell[], keyOf: (cell: Cell) => string, nameOf: (key: string) => string): Line[] {
  const groups = new Map<string, Cell[]>();
  for (const cell of cells) {
    const group = groups.get(keyOf(cell)) ?? [];
    groups.set(keyOf(cell), group);
    group.push(cell);
  }
  return [...groups.keys()].sort().map((key) => ({ key, name: nameOf(key), ...figuresOf(groups.get(key) ?? []) }));
}

/** One cell for each day, channel and topic, a topic being a category of the first level. */
async function cellsOf({ platform: { db }, city }: InquiryDeps, { from, to }: { readonly from: string; readonly to: string }): Promise<Cell[]> {
  const count = (condition: string): string => `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;
  const rows = await db.read((em) => em.createQueryBuilder(DeflectionRow, 'd').select('d.day', 'day').addSelect('d.channel', 'channel').addSelect('d.category', 'category').addSelect('COUNT(*)', 'shown')
    .addSelect(count('d.opened = 1'), 'opened').addSelect(count("d.outcome = 'solved'"), 'solved').addSelect(count("d.outcome = 'submitted'"), 'submitted')
    .where({ day: Between(from, to) }).groupBy('d.day, d.channel, d.category').orderBy('d.day').addOrderBy('d.channel').addOrderBy('d.category').getRawMany<Record<string, string>>());
  return Promise.all(rows.map(async ({ day = '', channel, category = '', ...counts }) => {
    const [shown = 0, opened = 0, solved = 0, submitted = 0] = ['shown', 'opened', 'solved', 'submitted'].map((name) => Number(counts[name]));
    return { day, channel: channel as InquiryChannel, topic: (await city.categoryPath(category)).at(-1) ?? '', shown, opened, solved, submitted };
  }));
}

async function topicNames({ city }: InquiryDeps, cells: readonly Cell[]): Promise<(code: string) => string> {
  const names = new Map<string, string>();
  for (const { topic } of cells) names.set(topic, (await city.categoryName(topic || null)) ?? '未分类');
  return (code) => names.get(code) ?? code;
}

/** How many requests answers have spared; throws inquiry.badRange. */
export async function deflectionReport(deps: InquiryDeps, days: Days): Promise<DeflectionReport> {
  const range = rangeOf(days, deps.platform.clock.now());
  const cells = await cellsOf(deps, range);
  const topicName = await topicNames(deps, cells);
  return {
    ...range, total: figuresOf(cells),
    days: linesBy(cells, ({ day }) => day, (day) => day),
    channels: linesBy(cells, ({ channel }) => channel, (channel) => inquiryChannels.labels[channel as InquiryChannel]),
    topics: linesBy(cells, ({ topic }) => topic, topicName),
  };
}

const percent = (rate: number | null): string => (rate === null ? '' : `${(rate * 100).toFixed(1)}%`);

/** The same as rows of a table; throws inquiry.badRange. */
export async function deflectionRows(deps: InquiryDeps, days: Days): Promise<string[][]> {
  const cells = await cellsOf(deps, rangeOf(days, deps.platform.clock.now()));
  const topicName = await topicNames(deps, cells);
  const lines = linesBy(cells, ({ day, channel, topic }) => [day, channel, topic].join('\t'), (key) => key);
  const rows = lines.map(({ key, shown, opened, solved, submitted, rate }) => {
    const [day = '', channel = '', topic = ''] = key.split('\t');
    return [day, inquiryChannels.labels[channel as InquiryChannel], topicName(topic), ...[shown, opened, solved, submitted].map(String), percent(rate)];
  });
  return [['日期', '渠道', '主题', '展示答复', '打开答复', '已解决', '继续提交', '解决率'], ...rows];
}
