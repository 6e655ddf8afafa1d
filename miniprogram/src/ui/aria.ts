/**
 * aria-* (and role and tabindex, for the browser) beyond what Taro's typings know. A spread of strings: the H5 components take them as DOM attributes,
 * the mini-program's templates have them from our build plugin.
 */
type AriaName = 'role' | 'aria-live' | 'aria-checked' | 'aria-expanded' | 'aria-modal' | 'aria-level' | 'tabindex';

export const aria = (name: AriaName, value: string | boolean): Readonly<Record<string, string>> => ({ [name]: String(value) });
