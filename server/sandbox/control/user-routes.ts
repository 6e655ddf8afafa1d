import { performAct } from '../acts/perform-act';
import { callClientApi } from '../mini-program/client-api';
import { ControlError } from '../world/control-error';
import { createUser, openidsOf, type NewUser } from '../world/people';
import { queryNumber, readBody, requireAccount, requireUser, type ControlBody } from './control-input';
import { inboxOf } from './inbox';
import type Router from 'koa-router';
import type { Act } from '../acts/act';
import type { AccountKind } from '../world/account';
import type { PushQueue } from '../push/push-queue';
import type { User } from '../world/user';
import type { World } from '../world/world';

type Parts = { world: World; pushes: PushQueue };

const USER_FIELDS: Record<string, (value: unknown) => boolean> = {
  id: (value) => typeof value === 'string' && /^[\w-]{1,40}$/.test(value),
  nick: (value) => typeof value === 'string',
  phone: (value) => typeof value === 'string' && /^\d{5,15}$/.test(value),
  unionid: (value) => typeof value === 'string',
  platform: (value) => typeof value === 'string',
  follow: (value) => Array.isArray(value) && value.every((appid) => typeof appid === 'string'),
};

function requireFields(body: ControlBody, fields: typeof USER_FIELDS): void {
  for (const [name, value] of Object.entries(body)) {
    if (!fields[name]?.(value)) throw new ControlError(400, 'user.invalid', `用户资料不合要求：${name}`);
  }
}

function describe(world: World, user: User): Record<string, unknown> {
  return { ...user, openids: openidsOf(world, user) };
}

const MINI_PROGRAM_ACTS = ['enter', 'revoke', 'miniprogrampage'];

/** Entering a chat and the mini-program's own acts default to the mini-program, the rest to the account. */
function kindOf(act: Act): AccountKind {
  return MINI_PROGRAM_ACTS.includes(act.type) ? 'mp' : 'oa';
}

async function actFor(parts: Parts, id: string, body: ControlBody): Promise<unknown> {
  const { world } = parts;
  const act = { ...body, type: String(body['type'] ?? '') };
  const user = requireUser(world, id);
  const account = requireAccount(world, body['appid'], kindOf(act));
  return performAct({ world, account, user, contact: world.contactOf(account, user), act });
}

function objectIn(body: ControlBody, name: string): Record<string, unknown> {
  const value = body[name];
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

async function wxFor(parts: Parts, id: string, body: ControlBody): Promise<unknown> {
  const { world, pushes } = parts;
  const user = requireUser(world, id);
  const account = requireAccount(world, body['appid'], 'mp');
  if (account.kind !== 'mp') throw new ControlError(400, 'wx.kind', 'wx 接口属于小程序');
  const contact = world.contactOf(account, user);
  const person = { account, user, contact, choice: body['choice'], keep: body['keep'] === true };
  const result = callClientApi(String(body['api'] ?? ''), { world, pushes, ...person, args: objectIn(body, 'args') });
  if (body['waitPush'] === true) await pushes.idle();
  return result;
}

/** What may be changed of a person afterwards. */
const CHANGES: Record<string, (value: unknown) => boolean> = {
  riskBlocked: (value) => typeof value === 'boolean',
  subscribeSwitch: (value) => typeof value === 'boolean',
  ...Object.fromEntries(['nick', 'phone', 'platform'].map((name) => [name, USER_FIELDS[name] ?? (() => false)])),
};

function changeUser(user: User, body: ControlBody): void {
  requireFields(body, CHANGES);
  Object.assign(user, body);
}

/** Users: create, list, change, acts, wx calls, inbox. */
export function addUserRoutes(router: Router, parts: Parts): void {
  const { world } = parts;
  router.get('/__sandbox/users', (ctx) => {
    const users = [...world.state.users.values()].slice(0, queryNumber(ctx, 'limit', 200));
    ctx.body = { total: world.state.users.size, users: users.map((user) => describe(world, user)) };
  });
  router.post('/__sandbox/users', async (ctx) => {
    const body = await readBody(ctx);
    requireFields(body, USER_FIELDS);
    ctx.body = describe(world, createUser(world, body as NewUser));
  });
  router.patch('/__sandbox/users/:id', async (ctx) => {
    const user = requireUser(world, String(ctx.params['id']));
    changeUser(user, await readBody(ctx));
    ctx.body = describe(world, user);
  });
  router.post('/__sandbox/users/:id/act', async (ctx) => {
    ctx.body = await actFor(parts, String(ctx.params['id']), await readBody(ctx));
  });
  router.post('/__sandbox/users/:id/wx', async (ctx) => {
    ctx.body = await wxFor(parts, String(ctx.params['id']), await readBody(ctx));
  });
  router.get('/__sandbox/users/:id/inbox', (ctx) => {
    ctx.body = inboxOf(world, requireUser(world, String(ctx.params['id'])));
  });
}
