import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { usePreference } from '../parts/preference';
import { keyTable, type KeyName } from './key-table';
import { pressedKey, type PressedKey } from './pressed-key';

interface Binding {
  readonly keys: readonly string[];
  readonly inFields: boolean;
  readonly run: (key: string) => void;
}

/** Something that can be done where somebody is: by its key, and from the palette. */
export interface Command {
  readonly id: string;
  readonly name: string;
  readonly key?: string | undefined;
  readonly run: () => void;
}

interface Keys {
  readonly bind: (binding: Binding) => () => void;
  readonly offer: (commands: readonly Command[]) => () => void;
  /** What the pages on the screen offer now. */
  readonly commands: () => readonly Command[];
}

const KeysContext = createContext<Keys | null>(null);

function useKeys(): Keys {
  const keys = useContext(KeysContext);
  if (!keys) throw new Error('outside of KeysProvider');
  return keys;
}

function createKeys() {
  const bindings: Binding[] = [];
  const offers: (readonly Command[])[] = [];
  const into = <T,>(list: T[], item: T) => {
    list.push(item);
    return () => void list.splice(list.indexOf(item), 1);
  };
  return {
    bind: (binding: Binding) => into(bindings, binding),
    offer: (commands: readonly Command[]) => into(offers, commands),
    commands: () => offers.flat(),
    /** Whoever came last has the key: a form before the ticket, the ticket before the list. */
    find: ({ key, inField, inDialog }: PressedKey) => bindings.findLast(({ keys, inFields }) => keys.includes(key) && !inDialog && (inFields || !inField)),
  };
}

/** One listener for all keys of the desks. Keys without Ctrl can be switched off (WCAG 2.1.4). */
export function KeysProvider({ children }: { readonly children: ReactNode }) {
  const [keys] = useState(createKeys);
  const [single] = usePreference('singleKeys');
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const pressed = pressedKey(event);
      if (!pressed || (single === 'off' && pressed.key.length === 1)) return;
      const binding = keys.find(pressed);
      if (!binding) return;
      event.preventDefault();
      binding.run(pressed.key);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [keys, single]);
  return <KeysContext.Provider value={keys}>{children}</KeysContext.Provider>;
}

/** Does something on a key of the table while the component is on the screen and `enabled`. */
export function useKey(name: KeyName, run: (key: string) => void, enabled = true): void {
  const { bind } = useKeys();
  const newest = useRef(run);
  useEffect(() => {
    newest.current = run;
  });
  useEffect(() => {
    const { keys } = keyTable[name];
    return enabled ? bind({ keys, inFields: 'inFields' in keyTable[name], run: (key) => newest.current(key) }) : undefined;
  }, [bind, name, enabled]);
}

/** Offers commands by their keys and in the palette; `commands` may be new at every render. */
export function useCommands(commands: readonly Command[]): void {
  const { bind, offer } = useKeys();
  useEffect(() => {
    const undo = commands.map(({ key, run }) => (key ? bind({ keys: [key], inFields: false, run }) : () => undefined));
    const withdraw = offer(commands);
    return () => [...undo, withdraw].forEach((each) => each());
  }, [bind, offer, commands]);
}

/** What the palette may offer of the page it was opened over. */
export const useOfferedCommands = (): (() => readonly Command[]) => useKeys().commands;
