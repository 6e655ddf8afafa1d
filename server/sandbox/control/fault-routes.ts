import { ControlError } from '../world/control-error';
import { readBody, type ControlBody } from './control-input';
import type Router from 'koa-router';
import type { Fault, FaultEffect, FaultMatch } from '../world/faults';
import type { World } from '../world/world';

const MATCH_FIELDS = ['dir', 'path', 'appid', 'openid', 'type', 'nth', 'share'];
const API_EFFECTS = [
  'errcode', 'errmsg', 'http', 'delayMs', 'timeout', 'reset', 'truncate', 'badJson', 'html', 'dropAfterApply',
];
const PUSH_EFFECTS = [
  'delayMs', 'timeout', 'reset', 'duplicate', 'reorder', 'badSignature', 'staleTimestamp', 'wrongAppid', 'plainInSafe',
  'noncesReused', 'tamperCipher', 'xxe', 'hugeBody',
];

function objectIn(body: ControlBody, name: string): Record<string, unknown> {
  const value = body[name];
  if (typeof value !== 'object' || value === null) throw new ControlError(400, 'fault.invalid', `故障缺少 ${name}`);
  return value as Record<string, unknown>;
}

function requireKnown(fields: string[], known: string[]): void {
  const strange = fields.find((name) => !known.includes(name));
  if (strange) throw new ControlError(400, 'fault.invalid', `这里不能用的故障字段：${strange}`);
}

function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function faultFrom(body: ControlBody, id: string): Omit<Fault, 'seen' | 'hits'> {
  const match = objectIn(body, 'match');
  const effect = objectIn(body, 'effect');
  requireKnown(Object.keys(match), MATCH_FIELDS);
  if (match['dir'] !== 'api' && match['dir'] !== 'push') throw new ControlError(400, 'fault.invalid', 'match.dir 应为 api 或 push');
  requireKnown(Object.keys(effect), match['dir'] === 'api' ? API_EFFECTS : PUSH_EFFECTS);
  return {
    id: typeof body['id'] === 'string' ? body['id'] : id,
    match: match as unknown as FaultMatch,
    effect: effect as FaultEffect,
    times: numberOrNull(body['times']),
    until: numberOrNull(body['until']),
  };
}

/** Faults: add (same id replaces), list, remove one or all. */
export function addFaultRoutes(router: Router, world: World): void {
  let count = 0;
  router.post('/__sandbox/faults', async (ctx) => {
    count += 1;
    ctx.body = world.faults.put(faultFrom(await readBody(ctx), `fault${count}`));
  });
  router.get('/__sandbox/faults', (ctx) => {
    ctx.body = { faults: world.faults.list() };
  });
  router.delete('/__sandbox/faults', (ctx) => {
    world.faults.clear();
    ctx.body = { ok: true };
  });
  router.delete('/__sandbox/faults/:id', (ctx) => {
    if (!world.faults.remove(String(ctx.params['id']))) throw new ControlError(404, 'fault.unknown', '没有这个故障');
    ctx.body = { ok: true };
  });
}
