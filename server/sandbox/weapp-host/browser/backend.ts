import { CurrentWindowBackendContext, Event } from 'glass-easel';

/** As in a real phone, every element of WXML has a tag of its own kind: `view` is drawn as `wx-view`. */
const realTag = (name: string): string => (name.startsWith('wx-') ? name : `wx-${name}`);

/** Draws into this document with WeChat's own tags, behind which elements.ts puts what they can do. */
export class PhoneBackend extends CurrentWindowBackendContext {
  constructor() {
    super();
    const drawing = {
      createElement: (name: string) => document.createElement(realTag(name)),
      createTextNode: (text: string) => document.createTextNode(text),
      createDocumentFragment: () => document.createDocumentFragment(),
    };
    Object.assign(this, { document: drawing });
    this.onEvent((target, ...[type, detail, options]) => {
      const event = new Event(type, detail, options);
      Event.dispatchEvent(target, event);
      return event.defaultPrevented() ? 1 : 0; // glass-easel's NoDefault and Normal
    });
  }
}
