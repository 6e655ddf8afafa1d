import type { AnyContract, OutputOf, ParsedOf } from '@hotline/shared/contracts/contract';
import type { Context } from 'koa';

/** Decides who may pass and says who it is; throws session.required or permission.denied. */
export type Gate<Actor> = (ctx: Context) => Promise<Actor>;

/** Lets everybody in, with or without a session. */
export const everyone: Gate<null> = () => Promise.resolve(null);

interface Call<C, Actor> {
  readonly actor: Actor;
  readonly input: ParsedOf<C>;
  readonly ctx: Context;
  /** The picture of a `file` contract. */
  readonly file: Buffer | null;
}

/** A route as the app mounts it. */
export interface Route {
  readonly contract: AnyContract;
  readonly run: (ctx: Context, input: unknown, file: Buffer | null) => Promise<unknown>;
  readonly gate: Gate<unknown>;
}

/** A route reads as a sentence: what is agreed, who may, what is done. */
export function route<C extends AnyContract, Actor>(contract: C, gate: Gate<Actor>, handle: (call: Call<C, Actor>) => Promise<OutputOf<C>>): Route {
  return {
    contract,
    gate,
    run: (ctx, input, file) => handle({ actor: ctx.state['actor'] as Actor, input: input as ParsedOf<C>, ctx, file }),
  };
}
