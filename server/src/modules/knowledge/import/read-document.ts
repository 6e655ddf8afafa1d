import { knowledgeColumns } from '@hotline/shared/contracts/knowledge-import.staff';
import type { Column, FileRow } from './file-row';

const columnNamed = new Map(Object.entries(knowledgeColumns).map(([column, name]) => [name as string, column as Column]));

/** `文号：并政〔2026〕3号` */
const field = /^\s*([^\s：:]{2,6})\s*[：:]\s*(.*)$/;
const heading = /^#{1,6}\s+/;
const listItem = /^\s*[-*]\s+/;

function columnOf(line: string): { readonly column: Column; readonly value: string } | null {
  const [, name = '', value = ''] = field.exec(line) ?? [];
  const column = columnNamed.get(name);
  return column ? { column, value: value.trim().replace(/^(["'])(.*)\1$/, '$2') } : null;
}

interface Head {
  readonly cells: FileRow['cells'];
  /** Lines taken up by it. */
  readonly length: number;
}

type Cells = Partial<Record<Column, string>>;

/** Takes one line of the head: a field, what continues the field above, or nothing. Answers the column the next line may continue; undefined where the text begins. */
function takeLine(line: string, cells: Cells, above: Column | null): Column | null | undefined {
  const found = columnOf(line);
  if (found) cells[found.column] = found.value;
  if (found || line.trim() === '') return found?.column ?? above;
  if (above === null || !listItem.test(line)) return undefined;
  cells[above] = [cells[above], line.replace(listItem, '').trim()].filter(Boolean).join('\n');
  return above;
}

/** The lines before the text that name columns; a line beginning with a dash continues the one above. */
function readHead(lines: readonly string[]): Head {
  const cells: Cells = {};
  let at = lines[0]?.trim() === '---' ? 1 : 0;
  for (let above: Column | null | undefined = null; at < lines.length; at += 1) {
    above = takeLine(lines[at] ?? '', cells, above);
    if (above === undefined) break;
  }
  return { cells, length: lines[at]?.trim() === '---' ? at + 1 : at };
}

/** Markdown as plain text: headings, emphasis and links are their words. */
const plain = (line: string): string => line.replace(heading, '').replace(/\*\*(.+?)\*\*/g, '$1').replace(/\[([^[\]]{1,300})\]\([^()]{0,500}\)/g, '$1').trimEnd();

/** A document as one row: fields first (`标题：…`, between `---` or not), then the text; without a title its first line is that. */
export function readDocument(text: string): FileRow[] {
  const lines = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n').split('\n');
  const { cells, length } = readHead(lines);
  const body = lines.slice(length).map(plain);
  while (body[0] === '') body.shift();
  const title = cells.title ?? body.shift() ?? '';
  const rest = body.join('\n').replace(/\n{3,}/g, '\n\n').trim();
  return title === '' && rest === '' ? [] : [{ line: 1, cells: { ...cells, title, body: cells.body ?? rest } }];
}
