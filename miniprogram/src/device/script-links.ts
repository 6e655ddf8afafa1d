import { isWeapp } from './platform';

/** Taro's tab bar in H5 is made of links to `javascript:;`, which our content security policy refuses: the click itself is all it needs. */
export function stopScriptLinks(): void {
  if (isWeapp) return;
  document.addEventListener('click', (event) => {
    if ((event.target as Element).closest('a[href^="javascript:"]')) event.preventDefault();
  });
}
