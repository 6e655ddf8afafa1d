import { errorTexts } from '@hotline/shared/text/errors';
import { submitTicket } from '@hotline/shared/contracts/tickets.citizen';
import { openHotline, type Hotline } from '../support/hotline';
import { citizenFrom, draft, Person, staffOf } from '../support/people';
import { refusalOf, verdictOf } from '../support/refusal';
import { countRows } from '../support/rows';

let hotline: Hotline;
let citizen: Person;
let operator: Person;

beforeAll(async () => {
  hotline = await openHotline();
  citizen = (await citizenFrom(hotline)).person;
  operator = await staffOf(hotline, 'operator');
});
afterAll(() => hotline?.stop());

const strangeIds = ['0', '1', 'false', 'true', 'null', '[]', '{}', '{"$gt":""}', '__proto__', 'constructor', 'a'.repeat(4000), '01J%00', '%ED%A0%80', '%E2%80%AE', '%2e%2e%2f', '%', "' OR 1=1 --", '0'.repeat(26).toLowerCase() + '!'];
const escaped = (text: string): string => (text.includes('%') ? text : encodeURIComponent(text));

test.each(strangeIds)('the id %s names nothing, at any address that takes one', async (id) => {
  const before = await countRows(hotline);
  const part = escaped(id);
  const calls: readonly (readonly [Person, string, string, object?])[] = [
    [citizen, 'GET', `/api/citizen/tickets/${part}`], [citizen, 'POST', `/api/citizen/tickets/${part}/rating`, { solution: 'solved', satisfaction: 'satisfied', reason: null }],
    [citizen, 'POST', `/api/citizen/tickets/${part}/withdrawal`, { reason: '不需要了' }], [operator, 'GET', `/api/staff/tickets/${part}`], [operator, 'POST', `/api/staff/tickets/${part}/accept`, { version: 1 }],
    [operator, 'POST', `/api/staff/tickets/${part}/reveals`, { reason: '核对' }], [citizen, 'GET', `/api/citizen/policies/${part}`],
  ];
  for (const [person, method, path, body] of calls) {
    const { status, body: error } = await refusalOf(person.send(method, path, body));
    expect([path, status]).toEqual([path, 404]);
    expect(error.message).toBe(errorTexts[error.code]);
  }
  expect(await countRows(hotline)).toEqual(before);
});

const queries: readonly (readonly [what: string, who: 'citizen' | 'staff', path: string, field: string])[] = [
  ['an unknown key', 'citizen', '/api/citizen/tickets?page=2', 'page'], ['a repeated cursor', 'citizen', '/api/citizen/tickets?cursor=1_A&cursor=2_B', 'cursor'],
  ['a cursor in brackets', 'citizen', '/api/citizen/tickets?cursor[$gt]=', 'cursor[$gt]'], ['a cursor that is none', 'citizen', '/api/citizen/tickets?cursor=0', 'cursor'],
  ['a repeated question', 'citizen', '/api/citizen/policies?q=a&q=b', 'q'], ['no question', 'citizen', '/api/citizen/policies', 'q'], ['an empty question', 'citizen', '/api/citizen/policies?q=%20', 'q'],
  ['a NUL in a question', 'citizen', '/api/citizen/policies?q=a%00b', 'q'], ['a bidirectional override in a question', 'citizen', '/api/citizen/policies?q=a%E2%80%AEb', 'q'],
  ['a question of 201 characters', 'citizen', `/api/citizen/policies?q=${encodeURIComponent('暖'.repeat(201))}`, 'q'], ['__proto__ as a key', 'citizen', '/api/citizen/policies?q=a&__proto__=b', '__proto__'],
  ['a repeated parent', 'citizen', '/api/citizen/areas?parent=140105&parent=140106', 'parent'], ['a parent that is no code', 'citizen', '/api/citizen/areas?parent=%27%20OR%201=1', 'parent'],
  ['no desk', 'staff', '/api/staff/tickets', 'desk'], ['a desk that is none', 'staff', '/api/staff/tickets?desk=__proto__', 'desk'], ['a repeated desk', 'staff', '/api/staff/tickets?desk=intake&desk=all', 'desk'],
  ['a state that is none', 'staff', '/api/staff/tickets?desk=all&state=0', 'state'], ['a wildcard as ticket number', 'staff', '/api/staff/tickets?desk=all&ticketNo=%25', 'ticketNo'],
];

test.each(queries)('%s in the query is refused by name', async (...[, who, path, field]) => {
  const { status, body } = await refusalOf((who === 'staff' ? operator : citizen).send('GET', path));
  expect([status, body.code]).toEqual([422, 'input.invalid']);
  const [issue] = body.fields ?? [];
  expect(issue?.message).toMatch(/[\u4e00-\u9fff]/);
  expect(issue?.path === field || issue?.message.endsWith(field)).toBe(true);
});

test('codes that nobody knows store nothing', async () => {
  const before = await countRows(hotline);
  const unknown = { 'ticket.unknownCategory': { category: 'no-such-category' }, 'ticket.unknownArea': { area: '999999' }, 'ticket.unknownAttachment': { attachments: ['01ARZ3NDEKTSV4RRFFQ69G5FAV'] }, 'ticket.consentOutdated': { consentVersion: '1999-01' } };
  for (const [code, change] of Object.entries(unknown)) {
    expect(await verdictOf(citizen.call(submitTicket, { body: await draft(hotline, change) }))).toBe(`400 ${code}`);
  }
  expect(await countRows(hotline)).toEqual(before);
});

test('texts one character over their limit are refused with the limit, at it they are taken', async () => {
  const tooLong = { content: ['🏠'.repeat(3001), '诉求内容不能超过3000个字'], address: ['街'.repeat(201), '详细地址不能超过200个字'], contactName: ['张'.repeat(51), '联系人不能超过50个字'] } as const;
  for (const [field, [value, message]] of Object.entries(tooLong)) {
    const { body } = await refusalOf(citizen.call(submitTicket, { body: await draft(hotline, { [field]: value }) }));
    expect(body.fields).toEqual([{ path: field, message }]);
  }
  const atLimit = await draft(hotline, { content: '🏠'.repeat(3000), address: '街'.repeat(200), contactName: '张'.repeat(50) });
  expect((await citizen.call(submitTicket, { body: atLimit })).ticketNo).toMatch(/^\d{15}$/);
});

test('a text that is too long at log-in is counted in characters, too', async () => {
  const { body } = await refusalOf(operator.send('POST', '/api/staff/sessions', { staffNo: '1'.repeat(33), password: 'x' }));
  expect(body.fields).toEqual([{ path: 'staffNo', message: '工号不能超过32个字' }]);
});

test('ten pictures are one too many', async () => {
  const { body } = await refusalOf(citizen.call(submitTicket, { body: await draft(hotline, { attachments: Array.from({ length: 10 }, () => '01ARZ3NDEKTSV4RRFFQ69G5FAV') }) }));
  expect(body.fields?.[0]).toEqual({ path: 'attachments', message: '图片不能超过9张' });
});
