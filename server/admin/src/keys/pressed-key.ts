const textTypes: ReadonlySet<string> = new Set(['text', 'search', 'password', 'tel', 'url', 'email', 'number']);

/** Whether a key pressed here writes something. */
function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return textTypes.has(target.type);
  return target.isContentEditable || target.matches('textarea, select, [role="textbox"], [role="combobox"]');
}

export interface PressedKey {
  /** `Ctrl+K`, `?`, `j`. */
  readonly key: string;
  readonly inField: boolean;
  /** In a dialog only the dialog's own keys count. */
  readonly inDialog: boolean;
}

/** Whether the key belongs to an input method, which is composing a word (229 is its key code). */
const composes = ({ isComposing, keyCode }: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean => isComposing || keyCode === 229;

/** What was pressed; null: it composes a word, or a page has used it already. */
export function pressedKey(event: KeyboardEvent): PressedKey | null {
  if (event.defaultPrevented || composes(event) || event.altKey) return null;
  const held = event.ctrlKey || event.metaKey;
  const key = held ? `Ctrl+${event.key.length === 1 ? event.key.toUpperCase() : event.key}` : event.key;
  const { target } = event;
  return { key, inField: isField(target), inDialog: target instanceof Element && target.closest('[role="dialog"]') !== null };
}
