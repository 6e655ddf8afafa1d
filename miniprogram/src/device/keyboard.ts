import { isWeapp } from './platform';

/** What a finger taps. The web page's elements for them are plain boxes, which no key reaches. */
const controls = ['button', 'link', 'checkbox', 'radio', 'switch', 'option'].map((role) => `[role="${role}"]`).join(',');
/** And the box Taro puts around a screen, which arrows scroll once it has the cursor. */
const reached = `${controls},.taro_page`;
const closers = '.sheet__close';

function letFocusIn(root: Element): void {
  const found = root.matches(reached) ? [root, ...root.querySelectorAll(reached)] : [...root.querySelectorAll(reached)];
  for (const element of found) if (!element.hasAttribute('tabindex')) element.setAttribute('tabindex', '0');
}

function tapByKey(event: KeyboardEvent): void {
  if (event.key === 'Escape') return (Array.from(document.querySelectorAll<HTMLElement>(closers)).at(-1) ?? null)?.click();
  const at = event.target as HTMLElement;
  if ((event.key !== 'Enter' && event.key !== ' ') || !at.matches(controls)) return;
  event.preventDefault();
  at.click();
}

/** H5: Tab reaches every control, Enter and the space bar tap it, Escape closes a sheet. */
export function letKeysTap(): void {
  if (isWeapp) return;
  document.addEventListener('keydown', tapByKey);
  const watch = new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) [target, ...addedNodes].forEach((node) => node instanceof Element && letFocusIn(node));
  });
  watch.observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ['role'] });
}
