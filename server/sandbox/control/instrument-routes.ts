import { noticesSince } from '../world/notices';
import { pushRaw, type RawPush } from '../push/push-raw';
import { ControlError } from '../world/control-error';
import { queryNumber, readBody, requireAccount, requireUser } from './control-input';
import { inboxOf } from './inbox';
import { openidsOf } from '../world/people';
import type Router from 'koa-router';
import type { PushQueue } from '../push/push-queue';
import type { World } from '../world/world';

const BULK_LIMIT = 10_000;
const CONSOLE_USERS = 200;
const CONSOLE_EXCHANGES = 80;

/** Everything the console shows in one answer; `user` and `since` choose the phone and the log part. */
function overview(world: World, facts: { user: string; since: number }): Record<string, unknown> {
  const chosen = world.state.users.get(facts.user);
  const users = [...world.state.users.values()].slice(0, CONSOLE_USERS);
  return {
    now: world.clock.now(),
    offsetMs: world.clock.offset(),
    accounts: [...world.state.accounts.values()],
    users: users.map((user) => ({ id: user.id, nick: user.nick, openids: openidsOf(world, user) })),
    userTotal: world.state.users.size,
    menus: Object.fromEntries(world.state.menus),
    inbox: chosen ? inboxOf(world, chosen) : null,
    exchanges: world.log.since(facts.since, CONSOLE_EXCHANGES),
    lastSeq: world.log.last(),
    lint: world.lint.list(),
    faults: world.faults.list(),
  };
}

/** log, lint, metrics, all notices, raw pushes, and the console's overview. */
export function addInstrumentRoutes(router: Router, parts: { world: World; pushes: PushQueue }): void {
  const { world, pushes } = parts;
  router.get('/__sandbox/log', (ctx) => {
    const entries = world.log.since(queryNumber(ctx, 'since', 0), queryNumber(ctx, 'limit', 2_000));
    ctx.body = { next: world.log.last(), entries };
  });
  router.get('/__sandbox/lint', (ctx) => {
    ctx.body = { findings: world.lint.list() };
  });
  router.delete('/__sandbox/lint', (ctx) => {
    world.lint.clear();
    ctx.body = { ok: true };
  });
  router.get('/__sandbox/metrics', (ctx) => {
    const { users, notices } = world.state;
    ctx.body = { counts: world.metrics.list(), users: users.size, notices: notices.length, pendingPushes: pushes.pending() };
  });
  router.get('/__sandbox/inboxes', (ctx) => {
    const since = queryNumber(ctx, 'since', 0);
    const items = noticesSince(world, since, queryNumber(ctx, 'limit', BULK_LIMIT));
    const next = items[items.length - 1]?.seq ?? since;
    ctx.body = { next, more: next < world.state.noticeSeq, items };
  });
  router.post('/__sandbox/push/raw', async (ctx) => {
    const body = await readBody(ctx);
    const account = requireAccount(world, body['appid'], 'oa');
    if (account.pushUrl === '') throw new ControlError(409, 'push.no-url', '该账号没有设置 pushUrl');
    if (typeof body['body'] !== 'string') throw new ControlError(400, 'push.body', '需要文本 body');
    ctx.body = await pushRaw(world, account, body as unknown as RawPush);
  });
  router.get('/__sandbox/overview', (ctx) => {
    const user = new URLSearchParams(ctx.querystring).get('user') ?? '';
    ctx.body = overview(world, { user, since: queryNumber(ctx, 'since', 0) });
  });
  router.get('/__sandbox/users/:id', (ctx) => {
    const user = requireUser(world, String(ctx.params['id']));
    ctx.body = { ...user, openids: openidsOf(world, user) };
  });
}
