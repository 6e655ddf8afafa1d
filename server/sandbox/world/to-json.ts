const MARK = '\u0001int64:';
const MARKED = /"\\u0001int64:(\d+)"/g;

/** JSON text in which bigint values are written as bare 64-bit numbers, as WeChat writes ids. */
export function toJson(value: unknown): string {
  const marked = JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'bigint' ? `${MARK}${item}` : item,
  );
  return marked.replace(MARKED, '$1');
}
