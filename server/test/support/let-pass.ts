import { In } from 'typeorm';
import { SessionRow } from '../../src/platform/session/session.entity';
import type { Hotline } from './hotline';

/** Lets time pass without ending anybody's session. */
export async function letPass({ clock, server }: Pick<Hotline, 'clock' | 'server'>, ms: number): Promise<void> {
  clock.advance(ms);
  const now = clock.now();
  await server.platform.db.transact((em) => em.update(SessionRow, { kind: In(['staff', 'citizen']) }, { openedAt: now, seenAt: now }));
}
