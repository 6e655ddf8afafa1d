import { randomUUID } from 'node:crypto';
import { listAudit } from '@hotline/shared/contracts/audit.staff';
import { bindPhone, eraseMe, orderDataCopy } from '@hotline/shared/contracts/citizens.citizen';
import type { InputOf } from '@hotline/shared/contracts/contract';
import { listMyFeedback, sendFeedback } from '@hotline/shared/contracts/feedback.citizen';
import * as feedback from '@hotline/shared/contracts/feedback.staff';
import { feedbackLimits } from '@hotline/shared/rules/feedback-limits';
import { errorTexts } from '@hotline/shared/text/errors';
import { roles } from '@hotline/shared/vocabulary/role';
import { eventually } from '../support/eventually';
import { databaseKinds, openHotline, type Hotline } from '../support/hotline';
import { letPass } from '../support/let-pass';
import { citizenFrom, sandboxAsks, staffOf, type Person } from '../support/people';
import { refusalOf, verdictOf } from '../support/refusal';

type Opinion = InputOf<typeof sendFeedback>['body'];

const hour = 3600_000;
const opinionOf = (changes: Partial<Opinion> = {}): Opinion => ({ idempotencyKey: randomUUID(), kind: 'usability', opinion: '首页的搜索框太小，老人点不到。', mayCall: false, ...changes });

describe.each(databaseKinds)('意见反馈 on %s', (kind) => {
  let hotline: Hotline;
  let supervisor: Person;
  let manager: Person;

  beforeAll(async () => {
    hotline = await openHotline(kind);
    [supervisor, manager] = await Promise.all([staffOf(hotline, 'supervisor'), staffOf(hotline, 'dutyManager')]);
  });
  afterAll(() => hotline?.stop());

  const send = (person: Person, changes: Partial<Opinion> = {}) => person.call(sendFeedback, { body: opinionOf(changes) });
  const own = async (person: Person) => (await person.call(listMyFeedback, { query: {} })).items;
  const stored = async (): Promise<Record<string, unknown>[]> => hotline.server.platform.db.source.query('SELECT * FROM feedback');

  async function withPhone(phone: string): Promise<Person> {
    const { person, user } = await citizenFrom(hotline);
    await sandboxAsks(hotline, `PATCH /users/${user}`, { phone });
    const { code } = await sandboxAsks<{ code: string }>(hotline, `POST /users/${user}/wx`, { api: 'getPhoneNumber', choice: 'accept' });
    await person.call(bindPhone, { body: { code } });
    return person;
  }

  test('an opinion is answered once, and its citizen alone reads the answer', async () => {
    const { person } = await citizenFrom(hotline);
    const { id } = await send(person);
    const listed = async () => (await supervisor.call(feedback.listFeedback, { query: {} })).items.find((item) => item.id === id);
    expect(await listed()).toMatchObject({ kind: 'usability', channel: 'miniProgram', opinion: '首页的搜索框太小，老人点不到。', state: 'open', answer: null, settledBy: null, abilities: { settle: true, call: false } });
    const before = (await manager.call(feedback.countFeedback, {})).open;
    const answering = await Promise.allSettled([supervisor, manager].map((somebody) => somebody.call(feedback.answerFeedback, { params: { id }, body: { answer: '搜索框已经加大。' } })));
    expect(answering.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await verdictOf(manager.call(feedback.closeFeedback, { params: { id } }))).toBe('409 feedback.settled');
    expect((await manager.call(feedback.countFeedback, {})).open).toBe(before - 1);
    expect(await listed()).toMatchObject({ state: 'answered', answer: '搜索框已经加大。', settledBy: expect.any(String), abilities: { settle: false } });
    expect(await own(person)).toMatchObject([{ id, state: 'answered', answer: { text: '搜索框已经加大。' } }]);
    expect(await own((await citizenFrom(hotline)).person)).toEqual([]);
  });

  test('what needs no answer is settled without one; the list is filtered', async () => {
    const { person } = await citizenFrom(hotline);
    const { id } = await send(person, { kind: 'unclear', opinion: '供热政策的第三条看不懂。' });
    const another = await send(person, { kind: 'other' });
    expect(await manager.call(feedback.closeFeedback, { params: { id } })).toMatchObject({ state: 'closed', answer: null });
    expect(await own(person)).toMatchObject([{ id: another.id, state: 'open' }, { id, state: 'closed', answer: null }]);
    const found = async (query: InputOf<typeof feedback.listFeedback>['query']) => (await supervisor.call(feedback.listFeedback, { query })).items.map((item) => item.id);
    expect(await found({ kind: 'unclear', state: 'closed' })).toEqual([id]);
    expect(await found({ kind: 'unclear', state: 'open' })).toEqual([]);
    expect(await found({ kind: 'other' })).toEqual([another.id]);
    expect(await verdictOf(supervisor.call(feedback.answerFeedback, { params: { id: '01ARZ3NDEKTSV4RRFFQ69G5FAV' }, body: { answer: '好' } }))).toBe('404 feedback.notFound');
  });

  test('the same key is the same opinion, also many times at once; changed it is refused', async () => {
    const { person } = await citizenFrom(hotline);
    const body = opinionOf();
    const sent = await Promise.all(Array.from({ length: 4 }, () => person.call(sendFeedback, { body })));
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
    expect(await own(person)).toHaveLength(1);
    expect(await verdictOf(person.call(sendFeedback, { body: { ...body, opinion: '首页的字也太小。' } }))).toBe('409 feedback.keyReused');
    expect((await (await citizenFrom(hotline)).person.call(sendFeedback, { body })).id).not.toBe(sent[0]?.id);
  });

  test('five in 24 hours, told in words; what was sent before may still be sent again', async () => {
    const { person } = await citizenFrom(hotline);
    const last = opinionOf();
    for (let count = 1; count < feedbackLimits.perDay; count += 1) await send(person);
    await person.call(sendFeedback, { body: last });
    const { status, body } = await refusalOf(send(person));
    expect([status, body.code, body.message]).toEqual([429, 'feedback.tooMany', errorTexts['feedback.tooMany']]);
    expect(body.message).toContain(`最多提交${feedbackLimits.perDay}条`);
    await person.call(sendFeedback, { body: last });
    expect(await own(person)).toHaveLength(feedbackLimits.perDay);
    await letPass(hotline, 25 * hour);
    await send(person);
  });

  test.each<[string, Partial<Record<keyof Opinion, unknown>>]>([
    ['opinion', { opinion: '太小了吧' }], ['opinion', { opinion: '字'.repeat(feedbackLimits.opinionMax + 1) }], ['kind', { kind: 'demand' }], ['mayCall', { mayCall: 'yes' }], ['idempotencyKey', { idempotencyKey: 'x' }],
  ])('a wrong %s is named', async (field, changes) => {
    const { person } = await citizenFrom(hotline);
    const { status, body } = await refusalOf(person.send('POST', sendFeedback.path, { ...opinionOf(), ...changes }));
    expect([status, body.fields?.map(({ path }) => path)]).toEqual([422, [field]]);
    expect(body.fields?.[0]?.message).toMatch(/^[\u4e00-\u9fff\d]+$/);
  });

  test('only who agreed is rung, at the number bound now, for a reason that stays', async () => {
    const phone = '13655550021';
    expect(await verdictOf(send((await citizenFrom(hotline)).person, { mayCall: true }))).toBe('409 feedback.noPhone');
    const person = await withPhone(phone);
    const [agreed, quiet] = [await send(person, { mayCall: true }), await send(person)];
    const abilities = async (somebody: Person) => (await somebody.call(feedback.listFeedback, { query: {} })).items.find(({ id }) => id === agreed.id)?.abilities;
    expect([await abilities(manager), await abilities(await staffOf(hotline, 'systemAdmin'))]).toEqual([{ settle: true, call: true }, { settle: false, call: false }]);
    const reveal = (id: string) => supervisor.call(feedback.revealFeedbackPhone, { params: { id }, body: { reason: '了解哪里点不到' } });
    expect(await reveal(agreed.id)).toEqual({ phone });
    expect(await verdictOf(reveal(quiet.id))).toBe('409 feedback.notReachable');
    const { items: [entry] } = await (await staffOf(hotline, 'auditor')).call(listAudit, { query: { action: 'reveal' } });
    expect(entry).toMatchObject({ action: 'reveal', object: expect.stringContaining('意见反馈'), reason: '了解哪里点不到' });
    expect(JSON.stringify(await stored())).not.toContain(phone);
  });

  test('every other role is kept out, and citizens from the desks', async () => {
    const id = (await send((await citizenFrom(hotline)).person)).id;
    const reading = (somebody: Person) => [somebody.call(feedback.listFeedback, { query: {} }), somebody.call(feedback.countFeedback, {})];
    const doing = (somebody: Person) => [somebody.call(feedback.answerFeedback, { params: { id }, body: { answer: '好' } }), somebody.call(feedback.closeFeedback, { params: { id } }), somebody.call(feedback.revealFeedbackPhone, { params: { id }, body: { reason: '看' } })];
    const mayRead: readonly string[] = feedback.feedbackReaders;
    const mayAnswer: readonly string[] = feedback.feedbackAnswerers;
    for (const role of roles.codes.filter((code) => !mayAnswer.includes(code))) {
      const somebody = await staffOf(hotline, role);
      const refused = [...doing(somebody), ...(mayRead.includes(role) ? [] : reading(somebody))];
      for (const call of refused) expect(`${role} ${await verdictOf(call)}`).toBe(`${role} 403 permission.denied`);
      if (mayRead.includes(role)) await Promise.all(reading(somebody));
    }
    const citizen = (await citizenFrom(hotline)).person;
    expect(await verdictOf(citizen.call(feedback.listFeedback, { query: {} }))).toBe('401 session.required');
    expect(await verdictOf(supervisor.call(listMyFeedback, { query: {} }))).toBe('401 session.required');
  });

  test('it is sealed, told to its person, and gone with them; without their last account, too', async () => {
    const { person } = await citizenFrom(hotline);
    const { id } = await send(person, { opinion: '我叫司空瓯，电话13655550031，页面太慢。' });
    await manager.call(feedback.answerFeedback, { params: { id }, body: { answer: '司空瓯您好，已经加快。' } });
    expect(JSON.stringify(await stored())).not.toMatch(/司空瓯|13655550031/);
    const { url } = await person.call(orderDataCopy, { body: { format: 'json' } });
    const copy = (await (await person.get(url)).json()) as Record<string, unknown[]>;
    expect(copy['意见反馈']).toMatchObject([{ 关于: '界面与操作', 内容: '我叫司空瓯，电话13655550031，页面太慢。', 答复: '司空瓯您好，已经加快。' }]);
    const kept = (await send((await citizenFrom(hotline)).person)).id;
    await person.call(eraseMe, {});
    const ids = async () => (await stored()).map((row) => row['id']);
    expect(await eventually(ids, (all) => !all.includes(id))).toContain(kept);
    expect(await verdictOf(send(person))).toBe('401 session.required');
  });

  test('whoever takes back what they allowed leaves no opinion behind', async () => {
    const { person, user } = await citizenFrom(hotline);
    const { id } = await send(person);
    await sandboxAsks(hotline, `POST /users/${user}/act`, { type: 'revoke' });
    await eventually(stored, (rows) => !rows.some((row) => row['id'] === id));
  });
});
