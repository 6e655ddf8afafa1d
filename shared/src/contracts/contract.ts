import * as z from 'zod/mini';
import type { ErrorCode } from '../text/errors';

type Schema = z.ZodMiniType;
type Output<S> = S extends Schema ? z.output<S> : undefined;

/** Everything both sides must know of a route. `body: 'file'` is one multipart field named `file`. */
export interface Contract<P extends Schema | undefined, Q extends Schema | undefined, B extends Schema | 'file' | undefined, R extends Schema> {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** `/api/citizen/tickets/:id`; every `:name` is a key of `params`. */
  readonly path: string;
  /** One line of English for the API document. */
  readonly summary: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** How much JSON the body may be; 64 where nothing is said. */
  readonly bodyKiB?: number;
  /** How large the file may be; a picture's size where nothing is said. */
  readonly fileMiB?: number;
  readonly response: R;
  /** Codes this route answers beside the ones every route has (input.invalid, session.required, server.fault, …). */
  readonly errors?: readonly ErrorCode[];
}

export type AnyContract = Contract<Schema | undefined, Schema | undefined, Schema | 'file' | undefined, Schema>;

/** Declares a contract; exists for its types. */
export function contract<R extends Schema, P extends Schema | undefined = undefined, Q extends Schema | undefined = undefined, B extends Schema | 'file' | undefined = undefined>(
  declared: Contract<P, Q, B, R>,
): Contract<P, Q, B, R> {
  return declared;
}

/** What a caller hands over: `{ params, query, body }`, each only where the contract has it. */
export type InputOf<C> = C extends Contract<infer P, infer Q, infer B, Schema>
  ? (P extends Schema ? { params: z.input<P> } : unknown) &
      (Q extends Schema ? { query: z.input<Q> } : unknown) &
      (B extends Schema ? { body: z.input<B> } : unknown)
  : never;

/** What a handler gets after validation. */
export type ParsedOf<C> = C extends Contract<infer P, infer Q, infer B, Schema>
  ? { params: Output<P>; query: Output<Q>; body: Output<B> }
  : never;

/** What a caller gets back. */
export type OutputOf<C> = C extends { response: infer R extends Schema } ? z.output<R> : never;
