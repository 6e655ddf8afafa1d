import { revealContact, uploadEvidence } from '@hotline/shared/contracts/tickets.staff';
import { shanghaiDay } from '../../src/platform/clock';
import { type Hotline, oneDatabase, openHotline } from '../support/hotline';
import { act, caseIn, gatherCrew, heating, heatingStation, member, submitted, take, type Crew } from '../support/journey';
import type { Person } from '../support/people';
import { letPass } from '../support/let-pass';
import { photo } from '../support/pictures';
import { clockOf, codeOf, lookAt, ownLook } from '../support/ticket-look';

const hour = 3600_000;

describe.each(oneDatabase('sqlite'))('departments and a ticket on %s', (kind) => {
  let hotline: Hotline;
  let crew: Crew;
  let management: Person;
  let water: Person;

  beforeAll(async () => {
    hotline = await openHotline(kind);
    crew = await gatherCrew(hotline);
    management = await crew.handlerOf('urban-management');
    water = await crew.handlerOf('water-company');
  });
  afterAll(() => hotline?.stop());

  test('sent back in time and upheld: another department, whose handling starts anew; the former sees it no more', async () => {
    const { id } = await caseIn(crew, 'dispatched');
    const first = clockOf(await lookAt(crew, id), 'handle');
    hotline.clock.advance(hour / 4);
    await act(crew, ['handler', 'sendBack'], id);
    const filed = await lookAt(crew, id);
    expect(filed.state).toBe('sent_back');
    expect(clockOf(filed, 'handle')).toMatchObject({ metAt: null, paused: false, dueAt: first?.dueAt });
    expect(clockOf(filed, 'decide')).toBeDefined();
    expect(await codeOf(act(crew, ['dispatcher', 'upholdSendBack', { department: heating }], id))).toBe('ticket.otherDepartment');
    await act(crew, ['dispatcher', 'upholdSendBack', { department: 'water-company', reason: '属供水范围' }], id);
    const moved = await lookAt(crew, id);
    expect(moved).toMatchObject({ state: 'dispatched', department: 'water-company', sendBacks: [{ decision: 'upheld', reason: '属供水范围' }] });
    expect(clockOf(moved, 'handle')?.startedAt).toBeGreaterThan(first?.startedAt ?? Infinity);
    expect(moved.assignments.map(({ part, department, endedAt }) => [part, department, endedAt !== null])).toEqual([['lead', 'water-company', false], ['lead', heating, true]]);
    expect(await codeOf(act(crew, ['handler', 'acknowledge'], id))).toBe('ticket.notFound');
    await take(water, id, 'acknowledge');
  });

  test('rejected: the same department, its handling has run on; the third transfer is the supervisor’s, and binds', async () => {
    const { id } = await caseIn(crew, 'dispatched');
    const first = clockOf(await lookAt(crew, id), 'handle');
    await act(crew, ['handler', 'sendBack'], id);
    await act(crew, ['dispatcher', 'rejectSendBack'], id);
    expect(clockOf(await lookAt(crew, id), 'handle')).toEqual(first);
    await act(crew, ['handler', 'sendBack'], id);
    await act(crew, ['dispatcher', 'rejectSendBack'], id);
    expect(await codeOf(act(crew, ['handler', 'sendBack'], id))).toBe('ticket.sendBackLimit');

    const other = await caseIn(crew, 'dispatched');
    await act(crew, ['handler', 'sendBack'], other.id);
    await act(crew, ['dispatcher', 'upholdSendBack', { department: 'water-company' }], other.id);
    await take(water, other.id, 'sendBack');
    expect((await lookAt(crew, other.id, 'dispatcher')).arbitration).toBe(true);
    expect(await codeOf(act(crew, ['dispatcher', 'upholdSendBack'], other.id))).toBe('ticket.arbitrationOnly');
    expect(await codeOf(act(crew, ['dispatcher', 'rejectSendBack'], other.id))).toBe('ticket.arbitrationOnly');
    await act(crew, ['supervisor', 'arbitrate', { department: 'urban-management' }], other.id);
    expect(await codeOf(take(management, other.id, 'sendBack'))).toBe('ticket.arbitrationBinds');
    // Nobody is told of departments passing it on.
    expect(JSON.stringify((await ownLook(other)).timeline)).not.toMatch(/退单|裁定/);
  });

  test('too late to send back; silence is acknowledgement, with the clock broken', async () => {
    const { id } = await caseIn(crew, 'dispatched');
    await hotline.server.runJob('silent-departments');
    expect((await lookAt(crew, id)).state).toBe('dispatched');
    await letPass(hotline, 10 * 24 * hour);
    // Wrong state, when the job of the minute was faster than we.
    expect(['ticket.sendBackLate', 'ticket.wrongState']).toContain(await codeOf(act(crew, ['handler', 'sendBack'], id)));
    await hotline.server.runJob('silent-departments');
    const deemed = await lookAt(crew, id);
    expect(deemed.state).toBe('in_progress');
    expect(clockOf(deemed, 'acknowledge')).toMatchObject({ metAt: null });
    expect(deemed.timeline[0]).toMatchObject({ action: 'deemAcknowledged', actor: '系统' });
    expect(clockOf(deemed, 'contact')).toBeDefined();
  });

  test('several departments: one leads, the others are heard before it closes', async () => {
    const { id } = await caseIn(crew, 'accepted');
    await act(crew, ['dispatcher', 'dispatch', { coDepartments: ['water-company'] }], id);
    await act(crew, ['handler', 'acknowledge'], id);
    await act(crew, ['handler', 'recordContact'], id);
    expect(await codeOf(act(crew, ['handler', 'submitResolution'], id))).toBe('ticket.coRepliesMissing');
    expect(await codeOf(take(water, id, 'submitResolution'))).toBe('ticket.leadOnly');
    await take(water, id, ['submitCoReply', { reply: '已检查供水管网，压力正常，无漏点。' }]);
    await act(crew, ['handler', 'submitResolution'], id);
    const { assignments } = await lookAt(crew, id);
    expect(assignments.find(({ part }) => part === 'co')).toMatchObject({ departmentName: expect.any(String), reply: '已检查供水管网，压力正常，无漏点。' });
  });

  test('passed on to a lower department: it works and sees, the lead answers; the telephone stays the lead’s', async () => {
    const { id } = await caseIn(crew, 'in_progress');
    expect(await codeOf(take(crew.stationHandler, id, 'recordContact'))).toBe('ticket.notFound');
    expect(await codeOf(act(crew, ['handler', 'delegate', { department: 'water-company' }], id))).toBe('ticket.notBelow');
    await act(crew, ['handler', 'delegate'], id);
    await take(crew.stationHandler, id, ['recordContact', { method: 'visit', note: '已上门查看' }]);
    expect(await codeOf(take(crew.stationHandler, id, 'submitResolution'))).toBe('ticket.leadOnly');
    const params = { params: { id }, body: { reason: '上门前联系' } };
    expect(await codeOf(crew.stationHandler.call(revealContact, params))).toBe('ticket.leadOnly');
    expect(await codeOf(member(crew, 'handler').call(revealContact, params))).toBe('done');
    expect((await lookAt(crew, id)).assignments[0]).toMatchObject({ part: 'delegate', department: heatingStation });
  });

  test('more time: before the due date, so often and so long; added to the original date, and the requester reads why', async () => {
    const on = await caseIn(crew, 'in_progress');
    const before = clockOf(await lookAt(crew, on.id), 'handle');
    expect(await codeOf(act(crew, ['handler', 'requestExtension', { workdays: 4 }], on.id))).toBe('ticket.extensionDays');
    expect(await codeOf(act(crew, ['supervisor', 'grantExtension'], on.id))).toBe('ticket.noExtension');
    for (const granted of [1, 2, 3]) {
      await act(crew, ['handler', 'requestExtension'], on.id);
      expect(await codeOf(act(crew, ['handler', 'requestExtension'], on.id))).toBe('ticket.extensionPending');
      await act(crew, ['supervisor', 'grantExtension', { explanation: `第${granted}次：阀门在途` }], on.id);
    }
    expect(await codeOf(act(crew, ['handler', 'requestExtension'], on.id))).toBe('ticket.extensionTimes');
    const after = clockOf(await lookAt(crew, on.id), 'handle');
    // Ten workdays and three times three: 10 counted from the same start as 19.
    expect(after?.startedAt).toBe(before?.startedAt);
    expect(after?.days.filter((day) => day.counted !== null)).toHaveLength(19);
    const { timeline } = await ownLook(on);
    expect(timeline[0]).toMatchObject({ title: '办理时间延长', text: '第3次：阀门在途' });

    const late = await caseIn(crew, 'in_progress');
    await act(crew, ['handler', 'requestExtension'], late.id);
    await act(crew, ['supervisor', 'refuseExtension'], late.id);
    expect((await lookAt(crew, late.id)).extensions[0]).toMatchObject({ decision: 'refused', explanation: '阀门本市有货' });
  });

  test('what is confidential is invisible to whoever is accused, and never theirs to handle', async () => {
    const { id } = await caseIn(crew, 'accepted');
    await act(crew, ['operator', 'protect', { accusedDepartment: 'urban-management' }], id);
    // The heating company is below it.
    expect(await codeOf(act(crew, ['dispatcher', 'dispatch'], id))).toBe('ticket.accusedDepartment');
    expect(await codeOf(act(crew, ['dispatcher', 'dispatch', { department: 'water-affairs', coDepartments: [heating] }], id))).toBe('ticket.accusedDepartment');
    await act(crew, ['dispatcher', 'dispatch', { department: 'water-affairs' }], id);
    expect(await codeOf(take(management, id, 'addNote'))).toBe('ticket.notFound');
    const held = await caseIn(crew, 'dispatched');
    expect(await codeOf(act(crew, ['supervisor', 'protect', { accusedDepartment: heating }], held.id))).toBe('ticket.accusedDepartment');
  });

  test('a part of what is confidential is as confidential; what is accused elsewhere is not answered together; those above may look into it', async () => {
    const whole = await caseIn(crew, 'accepted');
    await act(crew, ['operator', 'protect', { accusedDepartment: heating }], whole.id);
    await act(crew, ['dispatcher', 'split'], whole.id);
    const [part] = (await lookAt(crew, whole.id)).parts;
    expect(await codeOf(act(crew, ['dispatcher', 'dispatch'], part?.id ?? ''))).toBe('ticket.accusedDepartment');
    expect((await lookAt(crew, part?.id ?? '')).confidential).toBe(true);
    const plain = await caseIn(crew, 'dispatched');
    const accusing = await caseIn(crew, 'accepted');
    await act(crew, ['operator', 'protect', { accusedDepartment: heating }], accusing.id);
    expect(await codeOf(act(crew, ['dispatcher', 'merge', { into: accusing.id }], plain.id))).toBe('ticket.mergeConfidential');
    await act(crew, ['dispatcher', 'dispatch', { department: 'urban-management' }], accusing.id);
    await take(management, accusing.id, 'acknowledge');
    expect(await codeOf(act(crew, ['handler', 'addNote'], accusing.id))).toBe('ticket.notFound');
  });

  test('a co-department that becomes the lead owes itself no reply; only the lead stops the clocks', async () => {
    const on = await caseIn(crew, 'accepted');
    await act(crew, ['dispatcher', 'dispatch', { coDepartments: ['water-company'] }], on.id);
    await act(crew, ['handler', 'sendBack'], on.id);
    await act(crew, ['dispatcher', 'upholdSendBack', { department: 'water-company' }], on.id);
    await take(water, on.id, 'acknowledge');
    await take(water, on.id, 'recordContact');
    await take(water, on.id, 'submitResolution');
    const other = await caseIn(crew, 'accepted');
    await act(crew, ['dispatcher', 'dispatch', { coDepartments: ['water-company'] }], other.id);
    await act(crew, ['handler', 'acknowledge'], other.id);
    expect(await codeOf(take(water, other.id, 'requestInfo'))).toBe('ticket.leadOnly');
  });

  test('where the category asks for it, closing needs evidence, and the requester sees it with the reply', async () => {
    const { version, rules } = await hotline.server.api.rules.current();
    await hotline.server.api.rules.publish('', { base: version, day: shanghaiDay(hotline.clock.now()), rules: { ...rules, evidenceCategories: ['utility.heating'] }, note: '供热须有佐证' });
    const older = await caseIn(crew, 'in_progress');
    hotline.clock.advance(11_000);
    const restarted = await submitted(crew);
    for (const [role, action] of [['operator', 'accept'], ['dispatcher', 'dispatch'], ['handler', 'acknowledge'], ['handler', 'recordContact']] as const) await act(crew, [role, action], restarted.id);
    expect(await codeOf(act(crew, ['handler', 'submitResolution'], restarted.id))).toBe('ticket.evidenceRequired');
    await member(crew, 'handler').callWithFile(uploadEvidence, { params: { id: restarted.id } }, { bytes: await photo('jpeg'), name: 'valve.jpg' });
    await act(crew, ['handler', 'submitResolution'], restarted.id);
    expect((await ownLook(restarted)).reply).toBeNull();
    await act(crew, ['supervisor', 'approveResolution'], restarted.id);
    const { reply, attachments } = await ownLook(restarted);
    expect([reply?.evidence.length, attachments.length]).toEqual([1, 0]);
    // Born under the rules before.
    await act(crew, ['handler', 'submitResolution'], older.id);
  });
});
