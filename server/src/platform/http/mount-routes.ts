import type { AnyContract } from '@hotline/shared/contracts/contract';
import type { Context } from 'koa';
import type Router from 'koa-router';
import * as z from 'zod/mini';
import { AppError } from '../errors';
import { readFile, readJson } from './read-body';
import type { Route } from './route';

type Part = 'params' | 'query' | 'body';

function parsePart(contract: AnyContract, part: Part, value: unknown): unknown {
  const schema = contract[part];
  if (schema === undefined || schema === 'file') return undefined;
  const parsed = z.safeParse(schema, value);
  if (parsed.success) return parsed.data;
  // A malformed id in the address is simply something that does not exist.
  if (part === 'params') throw new AppError('route.notFound');
  throw new AppError('input.invalid', { issues: parsed.error.issues });
}

/** Repeated query keys arrive as arrays and are refused by the schemas, which ask for strings. */
async function readInput(ctx: Context, contract: AnyContract): Promise<unknown> {
  const params = parsePart(contract, 'params', ctx['params']);
  const query = parsePart(contract, 'query', { ...ctx.query });
  const body = contract.body && contract.body !== 'file' ? parsePart(contract, 'body', await readJson(ctx, contract.bodyKiB)) : undefined;
  return { params, query, body };
}

/** Gate, then input, then work, then the answer reduced to what the contract declares. */
async function serve(ctx: Context, route: Route): Promise<void> {
  const { contract } = route;
  ctx.state['actor'] = await route.gate(ctx);
  const input = await readInput(ctx, contract);
  const file = contract.body === 'file' ? await readFile(ctx, contract.fileMiB) : null;
  ctx.body = z.parse(contract.response, await route.run(ctx, input, file));
  ctx.set('cache-control', 'no-store');
}

/** Puts every contract route on the router. */
export function mountRoutes(router: Router, routes: readonly Route[]): void {
  for (const route of routes) {
    const method = route.contract.method.toLowerCase() as 'get' | 'post' | 'delete';
    router[method](route.contract.path, (ctx) => serve(ctx as unknown as Context, route));
  }
}
