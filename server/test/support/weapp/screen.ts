import { type Element as WxElement, triggerEvent } from 'glass-easel';

/** One thing seen on the screen. */
export type Node = Element;

interface Rendered extends Element {
  readonly __wxElement?: WxElement;
}

function elementOf(node: Node): WxElement {
  const element = (node as Rendered).__wxElement;
  if (!element) throw new Error(`not drawn by the mini-program: ${node.outerHTML.slice(0, 120)}`);
  return element;
}

/** The mini-program's own id of a node, which is not drawn into the document. */
export function byId(within: Element, id: string): Node | null {
  return [...within.querySelectorAll('*')].find((node) => (node as Rendered).__wxElement?.id === id) ?? null;
}

/** Sends what WeChat sends when a person touches something: caught, then bubbling up to whoever listens. */
export function fire(node: Node, type: string, detail: unknown = {}): void {
  triggerEvent(elementOf(node), type, detail, { bubbles: true, composed: true, capturePhase: true });
}

export function tap(node: Node): void {
  // A false attribute is drawn as an empty one.
  if (node.getAttribute('disabled') === 'true') throw new Error(`disabled: ${node.textContent ?? ''}`);
  fire(node, 'tap', { x: 0, y: 0 });
}

export function input(node: Node, value: string): void {
  fire(node, 'focus', { value: '' });
  fire(node, 'input', { value, cursor: value.length });
  fire(node, 'blur', { value });
}

/** The smallest thing whose text is, or contains, the given one. */
export function byText(within: Element, text: string | RegExp): Node | null {
  const matches = (node: Element): boolean => {
    const shown = node.textContent?.trim() ?? '';
    return typeof text === 'string' ? shown === text : text.test(shown);
  };
  return [...within.querySelectorAll('*')].filter(matches).at(-1) ?? null;
}
