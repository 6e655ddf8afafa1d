import type { PropsWithChildren } from 'react';
import { stopScriptLinks } from '@/device/script-links';
import { startSession } from '@/session/start-session';
import './styles/weui.less';
import './app.scss';
import 'browser-styles.scss';

startSession();
stopScriptLinks();

/** Taro mounts the screens as children. */
export default function App({ children }: PropsWithChildren) {
  return children;
}
