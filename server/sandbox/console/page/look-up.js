import { control } from './dom.js';

const FRESH = 900;
const shelf = new Map();

/** What the control plane keeps at a path, null until it has come; asked for anew while it is on show, `then` follows a change. */
export function lookUp(path, then) {
  const kept = shelf.get(path) ?? { at: 0, content: null };
  shelf.set(path, kept);
  if (Date.now() - kept.at > FRESH) {
    kept.at = Date.now();
    control('GET', path).then((content) => {
      if (JSON.stringify(content) === JSON.stringify(kept.content)) return;
      kept.content = content;
      then();
    }, () => undefined);
  }
  return kept.content;
}

/** The next look goes to the control plane at once. */
export function forget(path) {
  const kept = shelf.get(path);
  if (kept) kept.at = 0;
}
