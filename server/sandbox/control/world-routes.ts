import { seedPeople } from '../world/people';
import { ControlError } from '../world/control-error';
import { saveAccount } from '../world/save-account';
import { readBody } from './control-input';
import type Router from 'koa-router';
import type { Account } from '../world/account';
import type { PushQueue } from '../push/push-queue';
import type { World } from '../world/world';

/** Settings of an account as they can be put back. */
function settingsOf(account: Account): Record<string, unknown> {
  const { appid: _appid, handshake: _handshake, failuresInRow: _failures, markFailUntil: _until, ...settings } = account;
  return settings;
}

/** Empties the world; people and (if wanted) account settings start afresh. */
function resetWorld(world: World, pushes: PushQueue, keepAccounts: boolean): void {
  pushes.clear();
  const accounts = world.clear(keepAccounts);
  seedPeople(world);
  for (const account of accounts) saveAccount(world, account.appid, settingsOf(account));
}

function moveClock(world: World, body: Record<string, unknown>): void {
  const { now, advanceMs, reset } = body;
  if (reset === true) return world.clock.advance(-world.clock.offset());
  const instant = typeof now === 'string' ? Date.parse(now) : now;
  if (typeof instant === 'number' && Number.isFinite(instant)) world.clock.set(instant);
  else if (typeof advanceMs === 'number') world.clock.advance(advanceMs);
  else throw new ControlError(400, 'clock.input', '需要 now（毫秒或 ISO 时间）、advanceMs 或 reset');
}

/** reset, snapshot, restore, drain, clock. */
export function addWorldRoutes(router: Router, parts: { world: World; pushes: PushQueue }): void {
  const { world, pushes } = parts;
  router.post('/__sandbox/reset', async (ctx) => {
    const body = await readBody(ctx);
    resetWorld(world, pushes, body['accounts'] !== 'drop');
    ctx.body = { ok: true };
  });
  router.post('/__sandbox/snapshot', (ctx) => {
    world.snapshot();
    ctx.body = { ok: true };
  });
  router.post('/__sandbox/restore', (ctx) => {
    if (!world.restore()) throw new ControlError(409, 'snapshot.none', '还没有快照');
    ctx.body = { ok: true };
  });
  router.post('/__sandbox/drain', async (ctx) => {
    await pushes.idle();
    ctx.body = { ok: true };
  });
  router.post('/__sandbox/clock', async (ctx) => {
    moveClock(world, await readBody(ctx));
    ctx.body = { now: world.clock.now(), offsetMs: world.clock.offset() };
  });
}
