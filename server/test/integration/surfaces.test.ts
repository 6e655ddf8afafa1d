import { request } from 'node:http';
import * as accounts from '@hotline/shared/contracts/accounts.staff';
import * as attachments from '@hotline/shared/contracts/attachments';
import * as audit from '@hotline/shared/contracts/audit.staff';
import * as broadcasts from '@hotline/shared/contracts/broadcasts.staff';
import * as citizenLimits from '@hotline/shared/contracts/blocklist.citizen';
import * as blocklist from '@hotline/shared/contracts/blocklist.staff';
import * as calendar from '@hotline/shared/contracts/calendar.staff';
import * as chats from '@hotline/shared/contracts/chats.staff';
import * as citizens from '@hotline/shared/contracts/citizens.citizen';
import * as city from '@hotline/shared/contracts/city.citizen';
import * as cityData from '@hotline/shared/contracts/city-data.staff';
import * as citizenCases from '@hotline/shared/contracts/cases.citizen';
import * as staffCases from '@hotline/shared/contracts/cases.staff';
import type { AnyContract } from '@hotline/shared/contracts/contract';
import * as citizenFeedback from '@hotline/shared/contracts/feedback.citizen';
import * as staffFeedback from '@hotline/shared/contracts/feedback.staff';
import * as contactRequests from '@hotline/shared/contracts/contact-requests.staff';
import * as deskWork from '@hotline/shared/contracts/desk-work.staff';
import * as citizenInquiries from '@hotline/shared/contracts/inquiries.citizen';
import * as staffInquiries from '@hotline/shared/contracts/inquiries.staff';
import * as knowledge from '@hotline/shared/contracts/knowledge';
import * as knowledgeEditing from '@hotline/shared/contracts/knowledge-editing.staff';
import * as knowledgeImport from '@hotline/shared/contracts/knowledge-import.staff';
import * as knowledgeWords from '@hotline/shared/contracts/knowledge-words.staff';
import * as logIn from '@hotline/shared/contracts/log-in.staff';
import * as notices from '@hotline/shared/contracts/notices.staff';
import * as citizenOutreach from '@hotline/shared/contracts/outreach.citizen';
import * as staffOutreach from '@hotline/shared/contracts/outreach.staff';
import * as replyTemplates from '@hotline/shared/contracts/reply-templates.staff';
import * as requesters from '@hotline/shared/contracts/requesters.staff';
import * as rules from '@hotline/shared/contracts/rules.staff';
import * as seats from '@hotline/shared/contracts/seats.staff';
import * as staff from '@hotline/shared/contracts/staff.staff';
import { actionContracts } from '@hotline/shared/contracts/ticket-actions.staff';
import * as ticketImport from '@hotline/shared/contracts/ticket-import.staff';
import * as ticketLists from '@hotline/shared/contracts/ticket-lists.staff';
import * as citizenTickets from '@hotline/shared/contracts/tickets.citizen';
import * as staffTickets from '@hotline/shared/contracts/tickets.staff';
import * as workbench from '@hotline/shared/contracts/workbench.staff';
import { openHotline, type Hotline } from '../support/hotline';

let hotline: Hotline;
beforeAll(async () => {
  hotline = await openHotline();
});
afterAll(() => hotline?.stop());

const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> => fetch(hotline.url + path, { method, headers, redirect: 'manual' });
const errorOf = async (answer: Response): Promise<{ code: string; message: string; requestId: string }> => ((await answer.json()) as { error: { code: string; message: string; requestId: string } }).error;

/** Sends the address as it stands; fetch would tidy up its dots. */
function rawGet(path: string): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(hotline.url);
  return new Promise((resolve, reject) => {
    const call = request({ hostname, port, path, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
    });
    call.on('error', reject).end();
  });
}

test('the front page shows both doors in Chinese', async () => {
  const page = await (await get('/')).text();
  expect(page).toContain('lang="zh-CN"');
  for (const words of ['12345政务服务便民热线', 'href="/h5/"', '市民入口', 'href="/admin/"', '工作人员入口']) expect(page).toContain(words);
});

test.each(['/healthz', '/readyz'])('%s says yes', async (path) => {
  const answer = await get(path);
  expect([answer.status, await answer.json()]).toEqual([200, { ok: true }]);
});

test.each([['/h5', '/h5/'], ['/admin', '/admin/']])('%s leads to %s', async (from, to) => {
  const answer = await get(from);
  expect([answer.status, answer.headers.get('location')]).toEqual([302, to]);
});

test.each(['/', '/healthz', '/openapi.json', '/api/citizen/city', '/api/citizen/tickets', '/api/nothing', '/files/x', '/admin/', '/h5/%', '/metrics'])('%s carries the security headers', async (path) => {
  const { headers } = await get(path);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toMatch(/default-src 'self'.*script-src 'self';.*object-src 'none'.*frame-ancestors 'none'/);
  expect(headers.get('referrer-policy')).toBe('same-origin');
  expect(headers.get('x-frame-options')).toBe('DENY');
  expect(headers.get('x-powered-by')).toBeNull();
  expect(headers.get('access-control-allow-origin')).toBeNull();
  expect(headers.get('x-request-id')).toMatch(/^[0-9A-Z]{26}$/);
});

test('answers about people are kept by no cache', async () => {
  expect((await get('/api/citizen/city')).headers.get('cache-control')).toBe('no-store');
});

test.each(['/api/citizen/nothing', '/api/nothing', '/nothing', '/api/citizen/tickets/', '/wechat/nothing'])('%s is not found, in words a person understands', async (path) => {
  const answer = await get(path);
  const { code, message, requestId } = await errorOf(answer);
  expect([answer.status, code, message]).toEqual([404, 'route.notFound', '没有找到这个页面或接口。']);
  expect(requestId).toBe(answer.headers.get('x-request-id'));
});

test.each([['DELETE', '/api/citizen/tickets', 'GET, POST'], ['PUT', '/api/citizen/city', 'GET'], ['POST', '/openapi.json', 'GET'], ['GET', '/api/staff/sessions', 'POST']])('%s %s is answered with what is allowed', async (method, path, allowed) => {
  const answer = await get(path, {}, method);
  expect([answer.status, (await errorOf(answer)).code]).toEqual([405, 'route.methodNotAllowed']);
  for (const name of allowed.split(', ')) expect(answer.headers.get('allow')).toContain(name);
});

test('a method nobody has heard of is refused in the same words', async () => {
  const answer = await get('/api/citizen/tickets', {}, 'PROPFIND');
  expect([answer.status, (await errorOf(answer)).message]).toEqual([405, '不支持这种访问方式。']);
});

test('a preflight of a foreign page is granted nothing', async () => {
  const answer = await get('/api/citizen/tickets', { origin: 'https://evil.example', 'access-control-request-method': 'POST' }, 'OPTIONS');
  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  expect(answer.status).toBeLessThan(500);
});

describe('/metrics', () => {
  const token = () => ({ authorization: `Bearer ${hotline.server.platform.config.METRICS_TOKEN}` });

  test('speaks to this machine, and to whoever has the token', async () => {
    const answer = await get('/metrics');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
    expect(await answer.text()).toMatch(/http_request_seconds_count\{[^}]*route="\/healthz"/);
    expect((await get('/metrics', { ...token(), 'x-forwarded-for': '203.0.113.9' })).status).toBe(200);
  });

  test.each([['x-forwarded-for', '127.0.0.1'], ['x-forwarded-for', '203.0.113.9']])('does not exist behind a proxy that says %s: %s, unless with the token', async (name, value) => {
    expect((await get('/metrics', { [name]: value })).status).toBe(404);
    expect((await get('/metrics', { [name]: value, authorization: 'Bearer wrong' })).status).toBe(404);
    expect((await get('/metrics', { [name]: value, authorization: `Bearer ${'工'.repeat(32)}`.replace(/[^\x20-\x7e]/g, 'x') })).status).toBe(404);
  });

  test('names no ticket, person or address', async () => {
    await get('/api/citizen/tickets/01ARZ3NDEKTSV4RRFFQ69G5FAV');
    expect(await (await get('/metrics')).text()).not.toContain('01ARZ3NDEKTSV4RRFFQ69G5FAV');
  });
});

const isContract = (value: unknown): value is AnyContract => typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'response' in value;
const contracts = [blocklist, citizenLimits, citizenFeedback, staffFeedback, contactRequests, ticketImport, accounts, actionContracts, deskWork, ticketLists, attachments, audit, broadcasts, calendar, cityData, replyTemplates, rules, seats, citizenCases, staffCases, chats, citizens, city, citizenInquiries, staffInquiries, knowledge, knowledgeEditing, knowledgeImport, knowledgeWords, logIn, notices, citizenOutreach, staffOutreach, requesters, staff, citizenTickets, staffTickets, workbench].flatMap((module) => Object.values(module as Record<string, unknown>).filter(isContract));

interface Operation {
  readonly summary: string;
  readonly parameters: readonly { name: string; in: string; required: boolean; schema: object }[];
  readonly requestBody?: { content: Record<string, { schema: object }> };
  readonly responses: Record<string, { description: string }>;
}

test('/openapi.json is an OpenAPI 3.1 document of every route there is, and of no other', async () => {
  const document = (await (await get('/openapi.json')).json()) as { openapi: string; info: { title: string; version: string }; paths: Record<string, Record<string, Operation>> };
  expect(document.openapi).toMatch(/^3\.1\.\d+$/);
  expect(document.info.title && document.info.version).toBeTruthy();
  expect(contracts.length).toBeGreaterThan(30);
  const declared = contracts.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`).sort();
  const documented = Object.entries(document.paths).flatMap(([path, operations]) => Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`));
  expect(documented.sort()).toEqual(declared);
  for (const [path, operations] of Object.entries(document.paths)) for (const operation of Object.values(operations)) expectSound(path, operation);
});

function expectSound(path: string, { summary, parameters, requestBody, responses }: Operation): void {
  expect(summary).toMatch(/^[A-Z].+\.$/);
  expect(parameters.filter((each) => each.in === 'path').map(({ name, required }) => `{${name}}${required}`)).toEqual([...path.matchAll(/\{\w+\}/g)].map(([name]) => `${name}true`));
  expect(Object.keys(responses)).toEqual(['200', 'default']);
  for (const { description } of Object.values(responses)) expect(description).not.toBe('');
  for (const { schema } of Object.values(requestBody?.content ?? {})) expect(schema).toMatchObject({ type: 'object' });
}

const climbing = ['/admin/../../../package.json', '/admin/%2e%2e/%2e%2e/package.json', '/admin/%2e%2e%2f%2e%2e%2fpackage.json', '/admin/..%2f..%2fpackage.json', '/admin/....//....//package.json', '/admin/..%5c..%5cpackage.json', '/h5/%252e%252e%252fpackage.json', '/h5//etc/passwd', '/admin/%2fetc%2fpasswd', '/files/..%2f..%2fhotline.sqlite'];

test.each(climbing)('%s climbs nowhere', async (path) => {
  const { status, text } = await rawGet(path);
  expect(text).not.toMatch(/"workspaces"|root:|SQLite format/);
  expect([200, 302, 404]).toContain(status);
});

test.each(['/admin/%', '/h5/%ff', '/admin/%c0%ae%c0%ae/', '/h5/a%00b.js', '/admin/%E0%A4%A'])('the malformed %s is not found', async (path) => {
  expect((await rawGet(path)).status).toBe(404);
});
