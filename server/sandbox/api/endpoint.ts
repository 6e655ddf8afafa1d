import type { Account, AccountKind } from '../world/account';
import type { PushQueue } from '../push/push-queue';
import type { World } from '../world/world';

export type JsonObject = Record<string, unknown>;

export interface UploadedFile {
  field: string;
  name: string;
  contentType: string;
  bytes: Uint8Array;
}

/** A request to the platform as it came in, before any rule was applied. */
export interface ApiRequest {
  method: string;
  path: string;
  query: Record<string, string>;
  queryString: string;
  contentType: string;
  body: string;
  file: UploadedFile | null;
  ip: string;
}

/** An answer that is not JSON: a picture, a voice. */
export class BinaryAnswer {
  readonly contentType: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;

  constructor(answer: { contentType: string; fileName: string; bytes: Uint8Array }) {
    this.contentType = answer.contentType;
    this.fileName = answer.fileName;
    this.bytes = answer.bytes;
  }
}

/** A call without an account token (token interfaces, /sns). */
export interface OpenCall {
  world: World;
  /** Events that this call causes, delivered after its answer. */
  pushes: PushQueue;
  request: ApiRequest;
  query: Record<string, string>;
  body: JsonObject;
}

/** A call whose access_token was found good. */
export interface AccountCall extends OpenCall {
  account: Account;
}

type Answer = JsonObject | BinaryAnswer;

interface EndpointFacts {
  method: 'GET' | 'POST';
  path: string;
  /** Body fields WeChat documents; others are noted in the lint list. Absent = not a JSON body. */
  fields?: readonly string[];
}

export interface OpenEndpoint extends EndpointFacts {
  auth: 'none';
  /** /sns interfaces answer with Content-Type text/plain, as the real ones do. */
  plainText?: boolean;
  handle: (call: OpenCall) => Answer;
}

export interface AccountEndpoint extends EndpointFacts {
  auth: 'token';
  kinds: readonly AccountKind[];
  handle: (call: AccountCall) => Answer;
}

export type Endpoint = OpenEndpoint | AccountEndpoint;

type Handle = AccountEndpoint['handle'];

/** Which kinds of account an interface is open to. */
export const OA: readonly AccountKind[] = ['oa'];
export const MP: readonly AccountKind[] = ['mp'];
export const BOTH: readonly AccountKind[] = ['oa', 'mp'];

/** An interface read with GET. */
export function get(path: string, kinds: readonly AccountKind[], handle: Handle): Endpoint {
  return { method: 'GET', path, auth: 'token', kinds, handle };
}

/** An interface with a JSON body; `fields` are its documented fields in one string. */
export function post(path: string, kinds: readonly AccountKind[], call: { fields: string; handle: Handle }): Endpoint {
  return { method: 'POST', path, auth: 'token', kinds, fields: call.fields.split(' '), handle: call.handle };
}

/** An interface that takes a file instead of a JSON body. */
export function upload(path: string, kinds: readonly AccountKind[], handle: Handle): Endpoint {
  return { method: 'POST', path, auth: 'token', kinds, handle };
}

/** {errcode:0, errmsg:"ok"} and what else the interface gives. */
export function ok(extra: JsonObject = {}): JsonObject {
  return { errcode: 0, errmsg: 'ok', ...extra };
}
