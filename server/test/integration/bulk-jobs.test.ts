import { randomUUID } from 'node:crypto';
import { getTicket, registerTicket } from '@hotline/shared/contracts/tickets.staff';
import * as lists from '@hotline/shared/contracts/ticket-lists.staff';
import { OutboxRow } from '../../src/platform/outbox/outbox.entity';
import { newId } from '../../src/platform/ids';
import { eventually } from '../support/eventually';
import { databaseKinds, openHotline, type Hotline } from '../support/hotline';
import { act, gatherCrew, heating, member, type Crew } from '../support/journey';
import type { Person } from '../support/people';
import { verdictOf } from '../support/refusal';

const accepting = { action: 'accept', requestType: null, category: 'utility.heating', area: null, urgency: null } as const;

/** More than a slice of the work takes at once. */
const many = 44;

describe.each(databaseKinds)('bulk jobs on %s', (kind) => {
  let hotline: Hotline;
  let crew: Crew;
  let operator: Person;

  beforeAll(async () => {
    hotline = await openHotline(kind);
    crew = await gatherCrew(hotline);
    operator = member(crew, 'operator');
  });
  afterAll(() => hotline?.stop());

  async function registered(count: number, requestType: 'praise' | 'inquiry' | 'suggestion'): Promise<string[]> {
    const ids = [];
    for (let n = 0; n < count; n += 1) {
      const body = { idempotencyKey: randomUUID(), requestType, urgency: 'normal', category: null, area: null, address: null, content: '小区路灯不亮，已经三天了。', contactName: null, contactPhone: '13900000001' } as const;
      ids.push((await operator.call(registerTicket, { body })).id);
    }
    return ids;
  }

  const reached = (person: Person, id: string, phase: lists.BulkJob['phase']): Promise<lists.BulkJob> => eventually(() => person.call(lists.getBulkJob, { params: { id } }), (job) => job.phase === phase, 30_000);

  async function rehearsed(person: Person, body: { work: lists.BulkWork; ids: string[] | null; filter: lists.TicketFilter | null }): Promise<lists.BulkJob> {
    const { id } = await person.call(lists.createBulkJob, { body });
    return reached(person, id, 'tried');
  }

  const ticket = (id: string) => operator.call(getTicket, { params: { id } });

  test('a rehearsal says what would go and why not, and changes nothing; confirmed, it does exactly that', async () => {
    const ids = await registered(6, 'praise');
    const [early = '', changed = ''] = ids;
    await act(crew, ['operator', 'accept'], early);
    const job = await rehearsed(operator, { work: accepting, ids, filter: null });
    expect(job).toMatchObject({ total: 6, trial: { done: 5, refused: 1 }, outcome: { done: 0, refused: 0 }, reasons: [{ code: 'ticket.wrongState', count: 1 }] });
    for (const id of ids.slice(1)) expect(await ticket(id)).toMatchObject({ state: 'submitted', version: 1 });

    // Somebody else was quicker: what was rehearsed is not what is there any more.
    await act(crew, ['operator', 'accept'], changed);
    await operator.call(lists.confirmBulkJob, { params: { id: job.id } });
    const done = await reached(operator, job.id, 'finished');
    expect(done.outcome).toEqual({ done: 4, refused: 2 });
    for (const id of ids.slice(2)) {
      const { state, timeline } = await ticket(id);
      expect([state, timeline.map(({ action, actor }) => `${action} ${actor}`)[0]]).toEqual(['accepted', 'accept 王晓燕']);
    }
    const { items, next } = await operator.call(lists.listBulkRows, { params: { id: job.id }, query: {} });
    expect([items.map(({ ticketId }) => ticketId), next]).toEqual([ids, null]);
    expect(items.map(({ outcome }) => outcome).slice(2)).toEqual(['done', 'done', 'done', 'done']);
    const refused = await operator.call(lists.listBulkRows, { params: { id: job.id }, query: { only: 'refused' } });
    expect(refused.items.map(({ ticketId }) => ticketId)).toEqual([early, changed]);
    expect(await verdictOf(operator.call(lists.confirmBulkJob, { params: { id: job.id } }))).toBe('409 bulk.notTried');
  });

  test('a whole filter is taken, delivered twice it is done once, and each action keeps its own rules', async () => {
    const ids = await registered(many, 'inquiry');
    const filter = { requestType: 'inquiry', states: 'submitted' } as const;
    const dispatcher = member(crew, 'dispatcher');
    const wrong = await rehearsed(dispatcher, { work: { action: 'dispatch', department: 'no-such', reason: '测试' }, ids: null, filter });
    expect(wrong).toMatchObject({ total: many, trial: { done: 0, refused: many } });
    const job = await rehearsed(operator, { work: accepting, ids: null, filter });
    await operator.call(lists.confirmBulkJob, { params: { id: job.id } });
    const { db, clock } = hotline.server.platform;
    const again = { id: newId(), eventId: newId(), topic: 'bulk.begun', subscriber: 'bulk-jobs', payload: { jobId: job.id, part: 'outcome' }, state: 'pending', attempts: 0, nextAt: clock.now(), leaseUntil: null, leaseTag: null, lastError: null };
    await db.transact((em) => em.insert(OutboxRow, again));
    expect((await reached(operator, job.id, 'finished')).outcome).toEqual({ done: many, refused: 0 });
    const accepted = await db.read((em) => em.query("SELECT COUNT(*) AS n FROM timeline_event e JOIN ticket t ON t.id = e.ticketId WHERE e.action = 'accept' AND t.requestType = 'inquiry'") as Promise<{ n: string | number }[]>);
    expect(accepted.map(({ n }) => Number(n))).toEqual([ids.length]);

    const sent = await rehearsed(dispatcher, { work: { action: 'dispatch', department: heating, reason: '供热问题由供热公司负责' }, ids: ids.slice(0, 3), filter: null });
    await dispatcher.call(lists.confirmBulkJob, { params: { id: sent.id } });
    await reached(dispatcher, sent.id, 'finished');
    const handler = member(crew, 'handler');
    const signed = await rehearsed(handler, { work: { action: 'acknowledge' }, ids: ids.slice(0, 5), filter: null });
    // The other two are not the department's to see: they were never chosen.
    expect(signed).toMatchObject({ total: 3, trial: { done: 3, refused: 0 } });
  });

  test('an account closed in between does nothing more, and nobody sees another person’s job', async () => {
    const ids = await registered(3, 'suggestion');
    const manager = member(crew, 'dutyManager');
    const job = await rehearsed(manager, { work: { action: 'remind', note: '请尽快办理' }, ids, filter: null });
    expect(job.trial).toEqual({ done: 3, refused: 0 });
    expect(await verdictOf(operator.call(lists.getBulkJob, { params: { id: job.id } }))).toBe('404 bulk.notFound');
    expect((await manager.call(lists.listBulkJobs, {})).items.map(({ id }) => id)).toEqual([job.id]);
    await manager.call(lists.confirmBulkJob, { params: { id: job.id } }).then(() => hotline.server.platform.db.source.query("UPDATE staff SET disabled = 1 WHERE role = 'dutyManager'"));
    const outcomes = () => hotline.server.platform.db.source.query(`SELECT outcome FROM bulk_row WHERE jobId = '${job.id}'`) as Promise<{ outcome: string | null }[]>;
    for (const { outcome } of await eventually(outcomes, (rows) => rows.every((row) => row.outcome !== null))) expect(['done', 'permission.denied']).toContain(outcome);
  });

  test('nothing chosen is no job', async () => {
    expect(await verdictOf(operator.call(lists.createBulkJob, { body: { work: accepting, ids: null, filter: { states: 'finalized' } } }))).toBe('400 bulk.empty');
    expect(await verdictOf(operator.call(lists.createBulkJob, { body: { work: accepting, ids: null, filter: null } }))).toBe('400 bulk.empty');
  });
});
