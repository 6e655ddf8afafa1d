import { type Element as WxElement, triggerEvent } from 'glass-easel';

interface Drawn extends Element {
  readonly __wxElement?: WxElement;
}

/** The mini-program's element behind a drawn node. Throws for a node that it did not draw. */
export function elementOf(node: Element): WxElement {
  const element = (node as Drawn).__wxElement;
  if (!element) throw new Error(`not drawn by the mini-program: ${node.outerHTML.slice(0, 120)}`);
  return element;
}

/** The value the mini-program gave an attribute: in the document, false, true and absent cannot be told apart. */
export const attributeOf = (node: Element, name: string): unknown => (elementOf(node) as WxElement & { getAttribute(name: string): unknown }).getAttribute(name);

/** Sends what WeChat sends when a person touches something: caught, then bubbling up to whoever listens. */
export function fire(node: Element, type: string, detail: unknown = {}): void {
  triggerEvent(elementOf(node), type, detail, { bubbles: true, composed: true, capturePhase: true });
}
