/** Makes an element: el('p', {class: 'x', onclick: f}, 'text', child…). Texts are never markup. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/** Calls the control plane; a refusal is thrown with its Chinese message. */
export async function control(method, path, body) {
  const answer = await fetch(`/__sandbox/${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const result = await answer.json();
  if (!answer.ok) throw new Error(result.error?.message ?? '操作没有成功');
  return result;
}

const beijing = (options) => new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false, ...options });
const TIME = beijing({ hour: '2-digit', minute: '2-digit' });
const PRECISE = beijing({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
const FULL = beijing({ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' });
const SHORT = beijing({ month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' });

export const clockTime = (at) => TIME.format(at);
export const preciseTime = (at) => PRECISE.format(at);
export const fullTime = (at) => FULL.format(at);
export const shortTime = (at) => SHORT.format(at);

const drawn = new Map();

/** Redraws a place only when what it shows has changed, so that focus and scrolling stay. */
export function redraw(place, facts, draw) {
  const now = JSON.stringify(facts);
  if (drawn.get(place) === now) return;
  drawn.set(place, now);
  place.replaceChildren(...[draw()].flat());
}
