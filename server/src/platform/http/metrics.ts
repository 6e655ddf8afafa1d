import { timingSafeEqual } from 'node:crypto';
import type { Context, Next } from 'koa';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { AppError } from '../errors';
import type { Spools } from '../spool/spools';

/** Counters of one process, in Prometheus' text format. */
export function createMetrics(spools: Pick<Spools, 'sizes'>) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({ name: 'http_request_seconds', help: 'Time to answer', labelNames: ['method', 'route', 'status'], registers: [registry] });
  const wechatSeconds = new Histogram({ name: 'wechat_api_seconds', help: 'Calls to WeChat and their time by endpoint and outcome', labelNames: ['endpoint', 'outcome'], registers: [registry] });
  new Gauge({
    name: 'spool_records', help: 'Records held on disk while the database is away', labelNames: ['spool'], registers: [registry],
    collect() {
      for (const [spool, records] of spools.sizes()) this.set({ spool }, records);
    },
  });
  return {
    wechatSeconds,
    /** Measures every request by its route pattern, never by its address (ids would leak and pile up). */
    measure: async (ctx: Context, next: Next): Promise<void> => {
      const stop = seconds.startTimer({ method: ctx.method });
      try {
        await next();
      } finally {
        stop({ route: String(ctx['_matchedRoute'] ?? 'none'), status: ctx.status });
      }
    },
    text: () => registry.metrics(),
  };
}

const sameText = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
/** A proxy on this machine asks for others: what it forwards is not from here. */
const fromHere = (ctx: Context): boolean => /^(::1|(::ffff:)?127\.)/.test(ctx.req.socket.remoteAddress ?? '') && !ctx.get('x-forwarded-for');

/** Metrics are for this machine, or for whoever has the token; for others there is no such address. */
export function metricsGate(ctx: Context, token: string | undefined): void {
  const [, bearer = ''] = ctx.get('authorization').split(' ');
  if (!fromHere(ctx) && !(token && sameText(bearer, token))) throw new AppError('route.notFound');
}
