import { Outlet } from 'react-router-dom';
import { LiveProvider } from '../api/live-context';
import { Rail } from './rail';
import { TopBar } from './top-bar';

/** What stays around every screen. */
export function Frame() {
  return (
    <LiveProvider>
      <div className="frame">
        <TopBar />
        <Rail />
        <main className="frame-main">
          <Outlet />
        </main>
      </div>
    </LiveProvider>
  );
}
