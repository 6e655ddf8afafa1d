import { useRef } from 'react';
import { Outlet } from 'react-router-dom';
import { LiveProvider } from '../api/live-context';
import { BriefingBar } from '../broadcasts/briefing-bar';
import { BroadcastNotices } from '../broadcasts/broadcast-notices';
import { BroadcastsProvider } from '../broadcasts/broadcasts';
import { MustRead } from '../broadcasts/must-read';
import { KeyHelp } from '../keys/key-help';
import { KeysProvider } from '../keys/keys';
import { Palette } from '../keys/palette';
import { CriticalTickets } from './critical-tickets';
import { Rail } from './rail';
import { TopBar } from './top-bar';

/** What stays around every screen. */
export function Frame() {
  const main = useRef<HTMLElement>(null);
  return (
    <LiveProvider>
      <KeysProvider>
        <BroadcastsProvider>
          <div className="frame">
            <button type="button" className="skip-link" onClick={() => main.current?.focus()}>跳到主要内容</button>
            <TopBar />
            <MustRead />
            <Rail />
            <main ref={main} className="frame-main" tabIndex={-1}>
              <CriticalTickets />
              <BriefingBar />
              <Outlet />
            </main>
          </div>
          <BroadcastNotices />
          <KeyHelp />
          <Palette />
        </BroadcastsProvider>
      </KeysProvider>
    </LiveProvider>
  );
}
