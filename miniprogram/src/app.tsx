import type { PropsWithChildren } from 'react';
import { startSession } from '@/session/start-session';
import './styles/weui.less';
import './app.scss';
import 'browser-styles.scss';

startSession();

/** Taro mounts the screens as children. */
export default function App({ children }: PropsWithChildren) {
  return children;
}
