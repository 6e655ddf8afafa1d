import Taro from '@tarojs/taro';
import { isWeapp } from './platform';

const darkQuery = '(prefers-color-scheme: dark)';

export function isSystemDark(): boolean {
  if (isWeapp) return Taro.getAppBaseInfo().theme === 'dark';
  return window.matchMedia(darkQuery).matches;
}

export function onSystemTheme(listen: (dark: boolean) => void): void {
  if (isWeapp) Taro.onThemeChange(({ theme }) => listen(theme === 'dark'));
  else window.matchMedia(darkQuery).addEventListener('change', ({ matches }) => listen(matches));
}
