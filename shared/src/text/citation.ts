interface Citation {
  readonly id: string;
  readonly title: string;
  readonly version: number;
}

/** How the timeline names the knowledge an answer rests on, its version and its id. */
export const citationText = ({ id, title, version }: Citation): string => `引用《${title}》第${version}版（知识编号 ${id}）`;

/** The parts of such a line; null for any other. */
export function readCitation(line: string): Citation | null {
  const [, title, version, id] = /^引用《(.*)》第(\d+)版（知识编号 ([0-9A-Z]{26})）$/s.exec(line) ?? [];
  return title !== undefined && id !== undefined ? { id, title, version: Number(version) } : null;
}
