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

interface TextSettings {
  readonly fontSizeScaleFactor?: number;
  /** In px, all that older clients tell; the usual size is 17 on an iPhone and 16 on Android. */
  readonly fontSizeSetting?: number;
}

const usualSize = 17;

/** How much larger than usual the text of WeChat is set. A web page is enlarged by WeChat or the browser itself. */
export function systemTextFactor(): number {
  if (!isWeapp) return 1;
  const { fontSizeScaleFactor, fontSizeSetting = usualSize } = Taro.getAppBaseInfo() as TextSettings;
  return fontSizeScaleFactor ?? Math.max(1, fontSizeSetting / usualSize);
}
