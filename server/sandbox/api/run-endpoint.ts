import { accountOfToken } from '../base/access-token';
import { useQuota } from '../base/quota';
import { toJson } from '../world/to-json';
import { findEndpoint } from './endpoints';
import { WechatError } from './wechat-error';
import { BinaryAnswer, type AccountCall, type AccountEndpoint, type ApiRequest, type Endpoint, type JsonObject, type OpenCall } from './endpoint';
import type { Account } from '../world/account';
import type { PushQueue } from '../push/push-queue';
import type { World } from '../world/world';

/** An answer ready to be written. */
export interface ApiAnswer {
  contentType: string;
  headers: Record<string, string>;
  body: Uint8Array | string;
  errcode: number;
}

const JSON_TYPE = 'application/json; encoding=utf-8';

function parseBody(request: ApiRequest): JsonObject {
  if (request.body === '') throw new WechatError(44002);
  try {
    const value: unknown = JSON.parse(request.body);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  } catch {
    // Reported below like any other body that is not a JSON object.
  }
  throw new WechatError(47001);
}

function bodyOf(endpoint: Endpoint, request: ApiRequest): JsonObject {
  return endpoint.fields ? parseBody(request) : {};
}

/** Notes what WeChat's documents do not allow although WeChat may let it pass. */
function lintRequest(world: World, facts: { endpoint: Endpoint; request: ApiRequest; body: JsonObject; appid: string }): void {
  const { endpoint, request, body, appid } = facts;
  if (!endpoint.fields) return;
  const note = (rule: string, detail: string) => world.lint.add({ rule, path: endpoint.path, appid, detail });
  if (!request.contentType.startsWith('application/json')) note('request.content-type', request.contentType || '(none)');
  for (const field of Object.keys(body)) {
    if (!endpoint.fields.includes(field)) note('request.unknown-field', field);
  }
}

function authorise(world: World, endpoint: AccountEndpoint, request: ApiRequest): Account {
  const account = accountOfToken(world, request.query['access_token'] ?? '');
  if (account.ipAllow.length > 0 && !account.ipAllow.includes(request.ip)) throw new WechatError(40164, request.ip);
  if (!endpoint.kinds.includes(account.kind)) throw new WechatError(48001);
  return account;
}

function handle(parts: { world: World; pushes: PushQueue }, request: ApiRequest): JsonObject | BinaryAnswer {
  const { world, pushes } = parts;
  const endpoint = findEndpoint(request.path);
  if (!endpoint) throw new WechatError(40066);
  if (endpoint.method !== request.method) throw new WechatError(endpoint.method === 'GET' ? 43001 : 43002);
  const open: OpenCall = { world, pushes, request, query: request.query, body: {} };
  if (endpoint.auth === 'none') {
    open.body = bodyOf(endpoint, request);
    lintRequest(world, { endpoint, request, body: open.body, appid: String(open.body['appid'] ?? '') });
    return endpoint.handle(open);
  }
  const account = authorise(world, endpoint, request);
  const call: AccountCall = { ...open, account, body: bodyOf(endpoint, request) };
  lintRequest(world, { endpoint, request, body: call.body, appid: account.appid });
  if (!endpoint.path.startsWith('/cgi-bin/openapi/') && endpoint.path !== '/cgi-bin/clear_quota') {
    useQuota(world, account, endpoint.path);
  }
  return endpoint.handle(call);
}

function jsonAnswer(request: ApiRequest, value: JsonObject): ApiAnswer {
  const endpoint = findEndpoint(request.path);
  const contentType = endpoint?.auth === 'none' && endpoint.plainText ? 'text/plain' : JSON_TYPE;
  return { contentType, headers: {}, body: toJson(value), errcode: Number(value['errcode'] ?? 0) };
}

/** {errcode, errmsg} with the rid that openapi/rid/get finds again. */
export function errorAnswer(world: World, request: ApiRequest, error: { errcode: number; message: string }): ApiAnswer {
  const rid = world.mint.rid(world.clock.seconds());
  return jsonAnswer(request, { errcode: error.errcode, errmsg: `${error.message} rid: ${rid}` });
}

/**
 * Applies one platform interface: path, method, token, address, kind of account, body, quota,
 * then the interface's own rules. Every refusal becomes {errcode, errmsg}.
 */
export function runEndpoint(parts: { world: World; pushes: PushQueue }, request: ApiRequest): ApiAnswer {
  try {
    const answer = handle(parts, request);
    if (!(answer instanceof BinaryAnswer)) return jsonAnswer(request, answer);
    const headers = { 'Content-Disposition': `attachment; filename="${answer.fileName.replace(/[^\w.-]/g, '_')}"` };
    return { contentType: answer.contentType, headers, body: answer.bytes, errcode: 0 };
  } catch (error) {
    if (error instanceof WechatError) return errorAnswer(parts.world, request, error);
    throw error;
  }
}
