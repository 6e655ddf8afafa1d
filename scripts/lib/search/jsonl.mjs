import { readFileSync } from 'node:fs';
import { Obstacle } from '../messages.mjs';

function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Obstacle(`读不了 ${file}：${error.code === 'ENOENT' ? '没有这个文件' : error.message}。`);
  }
}

function parse(line, where) {
  try {
    return JSON.parse(line);
  } catch {
    throw new Obstacle(`${where}：不是合法的 JSON。`);
  }
}

/** Throws an obstacle unless the row is an object whose fields are strings. */
function check(row, where, { needed, optional }) {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) throw new Obstacle(`${where}：应为一个 JSON 对象。`);
  const missing = needed.find((name) => typeof row[name] !== 'string');
  if (missing) throw new Obstacle(`${where}：缺少“${missing}”，或它不是字符串。`);
  const wrong = optional.find((name) => typeof (row[name] ?? '') !== 'string');
  if (wrong) throw new Obstacle(`${where}：“${wrong}”应为字符串。`);
}

/**
 * Rows of a JSONL file, each an object whose `needed` fields are strings, and so are its `optional` ones where they are given.
 * An obstacle names the first faulty line.
 */
export function readJsonl(file, needed, optional = []) {
  const lines = textOf(file).replace(/^\ufeff/, '').split('\n').map((line, at) => ({ line, where: `${file} 第 ${at + 1} 行` }));
  const rows = lines.filter(({ line }) => line.trim() !== '').map(({ line, where }) => {
    const row = parse(line, where);
    check(row, where, { needed, optional });
    return row;
  });
  if (rows.length === 0) throw new Obstacle(`${file}：没有任何数据。`);
  return rows;
}

/** The same with ids that name one row each. */
export function readUnique(file, needed, optional) {
  const rows = readJsonl(file, ['id', ...needed], optional);
  const seen = new Set();
  for (const { id } of rows) {
    if (seen.has(id)) throw new Obstacle(`${file}：id “${id}”重复。`);
    seen.add(id);
  }
  return rows;
}
