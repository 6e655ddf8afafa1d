import { performance } from 'node:perf_hooks';
import { readRequest } from './read-request';
import { errorAnswer, runEndpoint, type ApiAnswer } from './run-endpoint';
import { answerInstead, writeAnswer } from './write-answer';
import type { Context } from 'koa';
import type { FaultEffect } from '../world/faults';
import type { PushQueue } from '../push/push-queue';
import type { World } from '../world/world';
import type { ApiRequest } from './endpoint';

/** Who is calling and about whom, as far as the request tells: for the log and for faults. */
function namesIn(world: World, request: ApiRequest): { appid: string; openid: string } {
  const { query, body } = request;
  const inBody = (field: string): string => new RegExp(`"${field}"\\s*:\\s*"([^"]{1,64})"`).exec(body)?.[1] ?? '';
  const byToken = world.state.tokens.get(query['access_token'] ?? '')?.appid;
  const appid = byToken ?? query['appid'] ?? inBody('appid');
  const openid = query['openid'] ?? (inBody('touser') || inBody('openid'));
  return { appid, openid };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function answerFor(parts: { world: World; pushes: PushQueue }, request: ApiRequest, effect: FaultEffect): ApiAnswer {
  if (effect.errcode === undefined) return runEndpoint(parts, request);
  const message = effect.errmsg ?? 'sandbox fault';
  return errorAnswer(parts.world, request, { errcode: effect.errcode, message });
}

/** The platform side: reads a call, lets faults play, runs the interface, writes and logs. */
export function createPlatformApi(parts: { world: World; pushes: PushQueue }): (ctx: Context) => Promise<void> {
  const { world } = parts;
  return async (ctx) => {
    const started = performance.now();
    const request = await readRequest(ctx);
    const names = namesIn(world, request);
    const effect = world.faults.take({ dir: 'api', path: request.path, type: '', ...names }) ?? {};
    if (effect.delayMs) await pause(effect.delayMs);
    const log = (facts: { status: number; responseBody: string; note: string }): void => {
      const { method, path, queryString: query, body: requestBody } = request;
      const ms = Math.round(performance.now() - started);
      world.log.add({ dir: 'api', at: world.clock.now(), method, path, query, requestBody, ms, ...names, ...facts });
    };
    const note = Object.keys(effect).join(' ');
    if (answerInstead(ctx, effect)) {
      world.metrics.count(`api ${request.path} fault`);
      return log({ status: ctx.respond === false ? 0 : ctx.status, responseBody: '', note });
    }
    const answer = answerFor(parts, request, effect);
    world.metrics.count(`api ${request.path} ${answer.errcode}`);
    writeAnswer(ctx, answer, effect);
    const responseBody = typeof answer.body === 'string' ? answer.body : `(${answer.body.length} bytes)`;
    log({ status: ctx.respond === false ? 0 : 200, responseBody, note });
  };
}
