import type { Context } from 'koa';
import type { FaultEffect } from '../world/faults';
import type { ApiAnswer } from './run-endpoint';

/** A call that is never answered is hung up after this long, so that nothing leaks. */
const HANG_LIMIT = 60_000;

function takeOver(ctx: Context): void {
  ctx.respond = false;
}

function hangUp(ctx: Context): void {
  takeOver(ctx);
  ctx.req.socket.destroy();
}

function neverAnswer(ctx: Context): void {
  takeOver(ctx);
  const timer = setTimeout(() => ctx.req.socket.destroy(), HANG_LIMIT);
  timer.unref();
  ctx.req.socket.once('close', () => clearTimeout(timer));
}

function bytesOf(answer: ApiAnswer): Buffer {
  return typeof answer.body === 'string' ? Buffer.from(answer.body, 'utf8') : Buffer.from(answer.body);
}

/** Announces the whole length, sends half and hangs up. */
function writeHalf(ctx: Context, answer: ApiAnswer): void {
  takeOver(ctx);
  const bytes = bytesOf(answer);
  ctx.res.writeHead(200, { 'Content-Type': answer.contentType, 'Content-Length': bytes.length });
  ctx.res.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => ctx.req.socket.destroy());
}

function write(ctx: Context, answer: ApiAnswer): void {
  ctx.status = 200;
  ctx.set(answer.headers);
  ctx.set('Content-Type', answer.contentType);
  ctx.res.setHeader('Content-Type', answer.contentType);
  ctx.body = bytesOf(answer);
}

const HTML_502 = '<html><head><title>502 Bad Gateway</title></head><body>502 Bad Gateway</body></html>';

/** Effects that stand in for the call: it is not applied. */
export function answerInstead(ctx: Context, effect: FaultEffect): boolean {
  if (effect.reset) hangUp(ctx);
  else if (effect.timeout) neverAnswer(ctx);
  else if (effect.http !== undefined) {
    ctx.status = effect.http;
    ctx.body = HTML_502;
  } else return false;
  return true;
}

/** Writes the answer of an applied call, spoiled if a fault says so. */
export function writeAnswer(ctx: Context, answer: ApiAnswer, effect: FaultEffect): void {
  if (effect.dropAfterApply) hangUp(ctx);
  else if (effect.truncate) writeHalf(ctx, answer);
  else if (effect.badJson) write(ctx, { ...answer, body: `${bytesOf(answer).toString('utf8').slice(0, -1)},,` });
  else if (effect.html) write(ctx, { ...answer, contentType: 'text/html', body: HTML_502 });
  else write(ctx, answer);
}
