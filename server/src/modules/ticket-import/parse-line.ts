import { importColumns, type ImportColumn } from '@hotline/shared/contracts/ticket-import.staff';
import { phone } from '@hotline/shared/contracts/fields';
import { submitLimits } from '@hotline/shared/rules/limits';
import { channels } from '@hotline/shared/vocabulary/channel';
import type { ClosedList } from '@hotline/shared/vocabulary/closed-list';
import { satisfactions, solutions } from '@hotline/shared/vocabulary/rating';
import { requestTypes } from '@hotline/shared/vocabulary/request-type';
import * as z from 'zod/mini';
import type { ImportedTicket } from '../tickets';
import { codesFor, type KnownNames } from './names';
import { parseInstant } from './parse-instant';
import type { ImportLine } from './read-import-file';
import type { CellFault } from './ticket-import.entity';

export type ParsedTicket = Omit<ImportedTicket, 'source'>;

/** Collects what is wrong while cells are read; a faulty cell reads as null. */
class LineReader {
  readonly faults: CellFault[] = [];

  constructor(
    private readonly cells: ImportLine['cells'],
    private readonly names: KnownNames,
  ) {}

  fault(column: ImportColumn, message: string): null {
    this.faults.push({ column: importColumns[column], message });
    return null;
  }

  /** A text of at most so many characters; null when empty. */
  text(column: ImportColumn, max: number): string | null {
    const written = this.cells[column];
    if ([...written].length > max) return this.fault(column, `不能超过${max}个字`);
    return written || null;
  }

  needed<T>(column: ImportColumn, value: T | null): T | null {
    return value === null && this.cells[column] === '' ? this.fault(column, '不能为空') : value;
  }

  /** A member of a closed list by its label or its code. */
  choice<C extends string>(column: ImportColumn, list: ClosedList<C>): C | null {
    const written = this.cells[column];
    if (written === '') return null;
    return list.codes.find((code) => code === written || list.labels[code] === written) ?? this.fault(column, `应为${Object.values(list.labels).join('、')}之一`);
  }

  /** The code of an area, category or department. */
  code(column: 'area' | 'category' | 'department'): string | null {
    const written = this.cells[column];
    if (written === '') return null;
    const [code, another] = codesFor(this.names[column], written);
    if (code === undefined) return this.fault(column, `没有“${written.slice(0, 50)}”，请填写本系统中的名称或代码`);
    return another === undefined ? code : this.fault(column, `有多个“${written.slice(0, 50)}”，请填写全名或代码`);
  }

  phone(): string | null {
    const written = this.cells.contactPhone.replace(/[\s()（）]/g, '');
    return written === '' || z.safeParse(phone(), written).success ? written : this.fault('contactPhone', '应为11位手机号或带区号的座机号');
  }

  /** Never later than `now`. */
  instant(column: 'receivedAt' | 'closedAt', now: number): number | null {
    const written = this.cells[column];
    if (written === '') return null;
    const at = parseInstant(written);
    if (at === null) return this.fault(column, '应为 2025-03-02 14:05 这样的日期时间');
    return at > now ? this.fault(column, '不能晚于现在') : at;
  }

  /** What was said, under its title where that says more. */
  content(): string | null {
    const { title, content } = this.cells;
    const whole = title === '' || content.startsWith(title) ? content : `${title}\n${content}`;
    if (content === '') return this.fault('content', '不能为空');
    return [...whole].length > submitLimits.contentMax ? this.fault('content', `连同标题不能超过${submitLimits.contentMax}个字`) : whole;
  }
}

type Closing = ImportedTicket['closed'];

/** An ended ticket has its answer: 件件有回音. */
function closingOf(read: LineReader, receivedAt: number | null, now: number): Closing {
  const at = read.instant('closedAt', now);
  const reply = read.text('reply', submitLimits.replyMax);
  const rating = { solution: read.choice('solution', solutions), satisfaction: read.choice('satisfaction', satisfactions) };
  if (at === null) return null;
  if (receivedAt !== null && at < receivedAt) read.fault('closedAt', '不能早于受理时间');
  if (read.needed('reply', reply) === null || reply === null) return null;
  return { at, reply, ...rating };
}

/** A line as a ticket, or what is wrong with it: every fault with its column. */
export function parseLine({ cells }: ImportLine, names: KnownNames, now: number): ParsedTicket | readonly CellFault[] {
  const read = new LineReader(cells, names);
  const receivedAt = read.needed('receivedAt', read.instant('receivedAt', now));
  const ticket = {
    oldNumber: read.needed('oldNumber', read.text('oldNumber', 64)),
    channel: read.choice('channel', channels) ?? 'telephone',
    requestType: read.needed('requestType', read.choice('requestType', requestTypes)),
    content: read.content(),
    area: read.code('area'),
    category: read.code('category'),
    contactName: read.text('contactName', submitLimits.nameMax),
    contactPhone: read.phone() ?? '',
    address: read.text('address', submitLimits.addressMax),
    receivedAt,
    department: read.code('department'),
    closed: closingOf(read, receivedAt, now),
  };
  // Work that goes on is dispatched by its category.
  if (cells.closedAt === '') read.needed('category', ticket.category);
  return read.faults.length > 0 ? read.faults : (ticket as ParsedTicket);
}
