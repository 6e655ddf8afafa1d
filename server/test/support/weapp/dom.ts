import { JSDOM } from 'jsdom';

export interface Dom {
  readonly document: Document;
  close(): void;
}

/** glass-easel's DOM backend looks for the browser among the globals; they are put back when the last mini-program closes. */
export function openDom(onChange: () => void): Dom {
  const { window } = new JSDOM('<!doctype html><html><body></body></html>', { pretendToBeVisual: true });
  const before = Object.entries({ window: globalThis.window, document: globalThis.document });
  Object.assign(globalThis, { window, document: window.document });
  const observer = new window.MutationObserver(onChange);
  observer.observe(window.document.body, { childList: true, subtree: true, characterData: true, attributes: true });
  return {
    document: window.document,
    close: () => {
      observer.disconnect();
      window.close();
      for (const [name, value] of before) Reflect.set(globalThis, name, value);
    },
  };
}
