import type { PropsWithChildren } from 'react';
import { useLaunch } from '@tarojs/taro';
import { isInFront, openScreen, screenPath } from '@/device/navigation';
import { isDraftWaiting } from '@/pages/submit/draft';
import { letKeysTap } from '@/device/keyboard';
import { stopScriptLinks } from '@/device/script-links';
import { startSession } from '@/session/start-session';
import './styles/weui.less';
import './app.scss';
import 'browser-styles.scss';

startSession();
stopScriptLinks();
letKeysTap();

/** WeChat opens a second page only once the first one is there. */
const firstPageMs = 500;

/** Taro mounts the screens as children. */
export default function App({ children }: PropsWithChildren) {
  // A request that a busy server or a lost network kept back is sent from its own page, where the person sees it go.
  useLaunch(({ path }) => {
    if (isDraftWaiting() && !screenPath('submit').endsWith(path)) setTimeout(() => isInFront('submit') || openScreen('submit'), firstPageMs);
  });
  return children;
}
