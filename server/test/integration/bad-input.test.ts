import { errorTexts } from '@hotline/shared/text/errors';
import { openMiniProgramSession } from '@hotline/shared/contracts/citizens.citizen';
import { openStaffSession } from '@hotline/shared/contracts/staff.staff';
import { submitTicket, ticketDraft, type TicketDraft } from '@hotline/shared/contracts/tickets.citizen';
import { staffActions, type StaffAction } from '@hotline/shared/contracts/ticket-actions.staff';
import { citizenToken } from '../support/credentials';
import { hostileValues } from '../support/hostile-values';
import { openHotline, type Hotline } from '../support/hotline';
import { usual } from '../support/journey';
import { citizenFrom, draft, staffOf, type Person, type Refusal } from '../support/people';
import { refusalOf } from '../support/refusal';
import { countRows } from '../support/rows';

let hotline: Hotline;
let citizen: Person;
let operator: Person;
let good: TicketDraft;
let ticketId: string;
let token: string;

beforeAll(async () => {
  hotline = await openHotline();
  citizen = (await citizenFrom(hotline)).person;
  operator = await staffOf(hotline, 'operator');
  token = await citizenToken(hotline);
  good = await draft(hotline);
  ticketId = (await citizen.call(submitTicket, { body: good })).id;
});
afterAll(() => hotline?.stop());

const chinese = /[\u4e00-\u9fff]/;
const prototypeKeys = JSON.stringify(Reflect.ownKeys(Object.prototype).map(String));

/** Every refusal: the client's fault, a code of the catalogue with its text, and the field by its Chinese name. */
function expectBlamed({ status, body }: Refusal, field: string, why: string): void {
  expect(`${why}: ${status} ${body.code}`).toMatch(/: (422 input\.invalid|413 input\.tooLarge)$/);
  expect(body.message).toBe(errorTexts[body.code]);
  if (body.code !== 'input.invalid') return;
  const blamed = (body.fields ?? []).filter(({ path }) => path === field || path.startsWith(`${field}.`));
  expect([why, blamed.length > 0]).toEqual([why, true]);
  for (const { message } of blamed) expect(message).toMatch(chinese);
  expect(blamed.map(({ message }) => message).join()).not.toContain(field);
}

/** Values that are right for a field although they look odd; what comes of them is asked elsewhere. */
const rightFor: Readonly<Record<string, readonly string[]>> = {
  category: ['null'], area: ['null'], address: ['null', '__proto__'], content: ['__proto__'], contactName: ['null', '__proto__'], attachments: ['[]'], consentVersion: ['__proto__'],
  companyName: ['null', '__proto__'], companyCode: ['null'], personName: ['null', '__proto__'], personPhone: ['null'], personRelation: ['null'],
  version: ['1'], reason: ['__proto__'], note: ['__proto__'], knowledgeId: ['null'], judgement: ['null'], staffNo: ['__proto__', 'NUL', 'half a surrogate pair', 'U+202E'],
  code: ['__proto__'], password: ['__proto__', 'NUL', 'half a surrogate pair', 'U+202E'],
};

interface Target {
  readonly person: () => Person;
  readonly path: () => string;
  readonly body: () => object;
}

async function tryField(field: string, { person, path, body }: Target): Promise<void> {
  const before = await countRows(hotline);
  for (const [name, value] of hostileValues.filter(([each]) => !rightFor[field]?.includes(each))) {
    const refusal = await refusalOf(person().send('POST', path(), { ...body(), [field]: value }));
    expectBlamed(refusal, field, `${field} = ${name}`);
  }
  expect(await countRows(hotline)).toEqual(before);
  expect(JSON.stringify(Reflect.ownKeys(Object.prototype).map(String))).toBe(prototypeKeys);
}

test.each(Object.keys(ticketDraft.shape))('a hostile %s in a draft is refused and stores nothing', (field) =>
  tryField(field, { person: () => citizen, path: () => submitTicket.path, body: () => good }));

test.each([['staffNo', openStaffSession.path, { staffNo: '1001', password: 'x' }], ['password', openStaffSession.path, { staffNo: '9999', password: 'x' }], ['code', openMiniProgramSession.path, { code: 'abcdefgh' }]] as const)('a hostile %s at log-in is refused', (field, path, body) =>
  tryField(field, { person: () => operator, path: () => path, body: () => body }));

const actionBodies = Object.fromEntries(staffActions.map((action) => [action, { ...(action !== 'addNote' && { version: 1 }), ...usual[action] }])) as Readonly<Record<StaffAction, object>>;
/** Fields whose bad values are listed. */
const listed = ['version', 'requestType', 'category', 'area', 'urgency', 'reply', 'knowledgeId', 'department', 'reason', 'method', 'outcome', 'note', 'result', 'judgement', 'solution', 'satisfaction'];
const actionFields = staffActions.flatMap((action) => Object.keys(actionBodies[action]).filter((field) => listed.includes(field)).map((field) => [action, field] as const));

test.each(actionFields)('the action %s refuses a hostile %s', (action, field) =>
  tryField(field, { person: () => operator, path: () => `/api/staff/tickets/${ticketId}/${action}`, body: () => actionBodies[action] }));

test.each(Object.keys(actionBodies))('the action %s refuses a field it does not know, by name', async (action) => {
  const { body } = await refusalOf(operator.send('POST', `/api/staff/tickets/${ticketId}/${action}`, { ...actionBodies[action as StaffAction], state: 'closed', role: 'systemAdmin' }));
  expect(body.code).toBe('input.invalid');
  expect(body.fields?.[0]?.message).toBe('多出了不认识的字段：state、role');
});

test.each(['null', '[]', '"text"', '0', '[[]]'])('a draft that is %s is refused', async (json) => {
  expect(await statusOf(json)).toBe('422 input.invalid');
});

test.each([['not JSON', '{"content":'], ['nothing', ''], ['broken UTF-8 in a name', Buffer.from([0x7b, 0xff, 0x7d])]])('a body that is %s is malformed', async (_, body) => {
  expect(await statusOf(body)).toBe('400 input.malformed');
});

test('a body of another type is not read', async () => {
  expect(await statusOf('content=a', 'application/x-www-form-urlencoded')).toBe('415 input.malformed');
});

test('a body over 64 KiB is too large, one just below is read', async () => {
  expect(await statusOf(`"${'a'.repeat(64 * 1024)}"`)).toBe('413 input.tooLarge');
  expect(await statusOf(`"${'a'.repeat(64 * 1024 - 2)}"`)).toBe('422 input.invalid');
});

test('a __proto__ field changes no prototype', async () => {
  const json = JSON.stringify({ ...good, idempotencyKey: 'proto-proto-proto-1' }).replace('{', '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},');
  expect(await statusOf(json)).toBe('422 input.invalid');
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

/** Status and code of a body sent as it is. */
async function statusOf(body: string | Buffer, type = 'application/json'): Promise<string> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': type };
  const answer = await fetch(hotline.url + submitTicket.path, { method: 'POST', headers, body: typeof body === 'string' ? body : new Uint8Array(body) });
  const { error } = (await answer.json()) as { error?: { code: string } };
  return `${answer.status} ${error?.code ?? 'granted'}`;
}
