import { Refused } from './refused';
import { emptyTree, type Tree, type TreeValue } from './tree';

const stringsAndNumbers = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * Reads a JSON object without losing a digit: JSON.parse would merge the 64-bit ids …287618 and …287619.
 * Numbers, booleans and null become strings (null an empty one). Throws Refused when it is no object or nests deeper than `maxDepth`.
 */
export function readJson(text: string, maxDepth = 8): Tree {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  let value: unknown;
  try {
    JSON.parse(body); // what is not JSON must not become JSON by the quoting below
    value = JSON.parse(body.replace(stringsAndNumbers, (part) => (part.startsWith('"') ? part : `"${part}"`)));
  } catch {
    throw new Refused('not JSON');
  }
  const tree = toTree(value, maxDepth);
  if (typeof tree === 'string' || Array.isArray(tree)) throw new Refused('no JSON object');
  return tree as Tree;
}

function toTree(value: unknown, depth: number): TreeValue {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  if (depth === 0) throw new Refused('JSON too deep');
  if (Array.isArray(value)) return value.map((item) => toTree(item, depth - 1));
  const tree = emptyTree();
  for (const [name, item] of Object.entries(value)) tree[name] = toTree(item, depth - 1);
  return tree;
}
