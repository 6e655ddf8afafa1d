import { listMyTickets } from '@hotline/shared/contracts/tickets.citizen';
import { databaseKinds, openHotline, type Hotline } from '../support/hotline';
import { act, caseIn, citizenSteps, gatherCrew, publicReply, submitted, type Crew } from '../support/journey';
import { eventually } from '../support/eventually';
import { clockOf, codeOf, lookAt, ownLook } from '../support/ticket-look';

/** The first two of a list. */
function two<T>([first, second]: readonly T[]): [T, T] {
  if (first === undefined || second === undefined) throw new Error('fewer than two');
  return [first, second];
}

describe.each(databaseKinds)('groups and parts on %s', (kind) => {
  let hotline: Hotline;
  let crew: Crew;

  beforeAll(async () => {
    hotline = await openHotline(kind);
    crew = await gatherCrew(hotline);
  });
  afterAll(() => hotline?.stop());

  test('one answer for everybody who asked: each hears it in their own ticket, rates it for themselves', async () => {
    const leader = await caseIn(crew, 'accepted');
    const members = [await submitted(crew), await caseIn(crew, 'in_progress'), await caseIn(crew, 'info_requested')];
    for (const { id } of members) await act(crew, ['dispatcher', 'merge', { into: leader.id }], id);
    expect(await lookAt(crew, leader.id)).toMatchObject({ groupSize: 3 });
    expect((await lookAt(crew, two(members)[0].id)).mergedInto?.id).toBe(leader.id);
    // Its own clocks run on unseen: nobody is promised a day that the leader decides.
    expect(await ownLook(two(members)[1])).toMatchObject({ state: 'merged', deadline: null, dueAt: null });
    await act(crew, ['operator', 'answerDirectly'], leader.id);
    for (const member of members) {
      const own = await eventually(() => ownLook(member), (look) => look.state === 'resolved');
      expect(own.reply?.text).toBe(publicReply);
      const { clocks } = await lookAt(crew, member.id);
      expect(clocks.filter((clock) => clock.metAt === null && clock.kind === 'rate')).toHaveLength(1);
    }
    const [first, second] = two(members);
    await citizenSteps.rate(first.citizen, first);
    await citizenSteps.reopen(second.citizen, second);
    expect([(await ownLook(first)).state, (await ownLook(leader)).state]).toEqual(['closed', 'resolved']);
    expect((await lookAt(crew, second.id)).round).toBe(2);
  });

  test('a ticket is not merged into itself, into what is merged or over, nor with others hanging on it; of two merged into each other one stays', async () => {
    const [one, two, three] = [await submitted(crew), await submitted(crew), await submitted(crew)];
    expect(await codeOf(act(crew, ['dispatcher', 'merge', { into: one.id }], one.id))).toBe('ticket.mergeTarget');
    await act(crew, ['dispatcher', 'merge', { into: two.id }], one.id);
    expect(await codeOf(act(crew, ['dispatcher', 'merge', { into: one.id }], three.id))).toBe('ticket.mergeTarget');
    expect(await codeOf(act(crew, ['dispatcher', 'merge', { into: three.id }], two.id))).toBe('ticket.groupLeader');
    expect(await codeOf(act(crew, ['dispatcher', 'merge', { into: (await caseIn(crew, 'withdrawn')).id }], three.id))).toBe('ticket.mergeTarget');
    const [left, right] = [await submitted(crew), await submitted(crew)];
    const results = await Promise.all([codeOf(act(crew, ['dispatcher', 'merge', { into: right.id }], left.id)), codeOf(act(crew, ['dispatcher', 'merge', { into: left.id }], right.id))]);
    expect(results.filter((code) => code === 'done')).toHaveLength(1);
    // Nor do two that are merged at once make a chain, whose end would never hear the answer.
    for (let again = 0; again < (kind === 'sqlite' ? 1 : 3); again += 1) {
      const [a, b, c] = [await submitted(crew), await submitted(crew), await submitted(crew)];
      await Promise.all([codeOf(act(crew, ['dispatcher', 'merge', { into: b.id }], a.id)), codeOf(act(crew, ['dispatcher', 'merge', { into: c.id }], b.id))]);
      const [first, second] = [await lookAt(crew, a.id), await lookAt(crew, b.id)];
      expect([first.state, second.state].filter((state) => state === 'merged')).toHaveLength(1);
    }
  });

  test('the one that was to be answered for all is withdrawn: the others are on their own again', async () => {
    const [leader, other] = [await caseIn(crew, 'accepted'), await caseIn(crew, 'in_progress')];
    await act(crew, ['dispatcher', 'merge', { into: leader.id }], other.id);
    await citizenSteps.withdraw(leader.citizen, leader);
    const back = await eventually(() => lookAt(crew, other.id), (look) => look.state === 'in_progress');
    expect([back.mergedInto, back.timeline[0]?.actor]).toEqual([null, '系统']);
    // Nobody joins what is answered already.
    expect(await codeOf(act(crew, ['dispatcher', 'merge', { into: (await caseIn(crew, 'resolved')).id }], other.id))).toBe('ticket.mergeTarget');
  });

  test('several matters: a ticket each, the whole is answered when all are', async () => {
    const whole = await caseIn(crew, 'accepted');
    await act(crew, ['dispatcher', 'split'], whole.id);
    const { parts, state } = await lookAt(crew, whole.id);
    expect([state, parts.map((part) => part.state)]).toEqual(['in_progress', ['accepted', 'accepted']]);
    const [first, second] = two(parts);
    expect(clockOf(await lookAt(crew, first.id), 'dispatch')).toBeDefined();
    // The requester finds all three under their name.
    expect((await whole.citizen.call(listMyTickets, { query: {} })).items).toHaveLength(3);
    await act(crew, ['operator', 'answerDirectly'], first.id);
    await eventually(async () => (await lookAt(crew, first.id)).state, (now) => now === 'resolved');
    expect((await lookAt(crew, whole.id)).state).toBe('in_progress');
    await act(crew, ['operator', 'answerDirectly'], second.id);
    const own = await eventually(() => ownLook(whole), (look) => look.state === 'resolved');
    expect(own.reply?.text).toContain(first.ticketNo);
    expect(own.reply?.text).toContain(second.ticketNo);
  });
});
