import { attributeOf, elementOf, fire } from '../../../sandbox/weapp-host/touch';

/** One thing seen on the screen. */
export type Node = Element;

/** The mini-program's own id of a node, which is not drawn into the document. */
export function byId(within: Element, id: string): Node | null {
  return [...within.querySelectorAll('*')].find((node) => '__wxElement' in node && elementOf(node).id === id) ?? null;
}

export function tap(node: Node): void {
  if (attributeOf(node, 'disabled') === true) throw new Error(`disabled: ${node.textContent ?? ''}`);
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
