import { databaseKinds, openHotline, type Hotline } from '../support/hotline';
import { eventually } from '../support/eventually';
import { act, gatherCrew, type Crew } from '../support/journey';
import { sandboxAsks } from '../support/people';
import { another, answer, attempts, fault, noticesOf, reachable, told, type Reachable } from '../support/told';

/** WeChat's answer is lost, or WeChat is: the citizen is told, once, and never blindly twice. */
const sendPath = '/cgi-bin/message/subscribe/send';
const beyondProof = 21_000;
const beyondWindow = 11 * 60_000;

describe.each(databaseKinds)('lost answers on %s', (kind) => {
  let hotline: Hotline;
  let crew: Crew;

  beforeAll(async () => {
    hotline = await openHotline(kind);
    crew = await gatherCrew(hotline);
  });
  afterAll(() => hotline?.stop());

  const ended = (id: string): Promise<unknown> => eventually(() => noticesOf(hotline, id), ([notice]) => notice?.state === 'sent' && notice.channel === 'subscription');
  const titles = async (user: string): Promise<string[]> => (await told(hotline, user)).map(({ title }) => title);
  /** What WeChat reports of this person is lost on the way, every time. */
  const deafTo = ({ openid }: Reachable) => sandboxAsks(hotline, 'POST /faults', { match: { dir: 'push', openid }, effect: { badSignature: true } });

  test('a message delivered with its answer lost is proved by the report, not sent again', async () => {
    const made = await reachable(crew);
    await fault(hotline, sendPath, { openid: made.openid, effect: { dropAfterApply: true } });
    await answer(crew, made);
    await ended(made.id);
    hotline.clock.advance(beyondProof);
    expect([await titles(made.user), await attempts(hotline, sendPath, made.openid)]).toEqual([['诉求办结通知'], 1]);
  });

  test('two tickets of one citizen are each told once, whichever of them lost its answer', async () => {
    const pairs: [Reachable, Reachable][] = [];
    for (let count = 0; count < 4; count += 1) {
      const first = await reachable(crew);
      pairs.push([first, await another(crew, first)]);
    }
    for (const [at, [first, second]] of pairs.entries()) {
      // The one is delivered and its answer lost, the other is not delivered at all.
      const effects = [{ dropAfterApply: true }, { http: 502 }];
      for (const effect of at % 2 === 0 ? effects : effects.reverse()) await fault(hotline, sendPath, { openid: first.openid, effect });
      await Promise.all([answer(crew, first), answer(crew, second)]);
    }
    const user = (pair: [Reachable, Reachable]): string => pair[0].user;
    let looks = 0;
    await eventually(async () => {
      // Time passes in steps that leave WeChat's reports a moment to arrive: in all it must stay within the window.
      if (looks++ % 12 === 0) hotline.clock.advance(beyondProof);
      return Promise.all(pairs.flat().map(({ id }) => noticesOf(hotline, id)));
    }, (seen) => seen.every(([notice]) => notice?.state === 'sent'), 20_000);
    for (const pair of pairs) {
      const numbers = (await told(hotline, user(pair))).map(({ ticketNo }) => ticketNo);
      expect({ told: numbers.length, tickets: new Set(numbers).size }).toEqual({ told: 2, tickets: 2 });
    }
  });

  test('with one consent, a repetition that is refused proves that the first arrived', async () => {
    const made = await reachable(crew);
    await deafTo(made);
    await fault(hotline, sendPath, { openid: made.openid, effect: { dropAfterApply: true } });
    await answer(crew, made);
    await eventually(() => attempts(hotline, sendPath, made.openid), (count) => count === 1);
    hotline.clock.advance(beyondProof);
    await ended(made.id);
    expect([await titles(made.user), await attempts(hotline, sendPath, made.openid)]).toEqual([['诉求办结通知'], 2]);
  });

  test('with more consents nobody knows: nothing is repeated, and after the window the text message tells', async () => {
    const made = await reachable(crew);
    await another(crew, made);
    await deafTo(made);
    await fault(hotline, sendPath, { openid: made.openid, effect: { dropAfterApply: true } });
    await answer(crew, made);
    await eventually(() => attempts(hotline, sendPath, made.openid), (count) => count === 1);
    hotline.clock.advance(beyondProof);
    expect((await noticesOf(hotline, made.id))[0]).toMatchObject({ state: 'sending', channel: 'subscription' });
    hotline.clock.advance(beyondWindow);
    await eventually(() => noticesOf(hotline, made.id), ([notice]) => notice?.state === 'sent' && notice.channel === 'textMessage');
    expect([await titles(made.user), await attempts(hotline, sendPath, made.openid)]).toEqual([['诉求办结通知'], 1]);
  });

  test('while WeChat fails, each attempt waits out its own silence', async () => {
    const made = await reachable(crew);
    await fault(hotline, sendPath, { openid: made.openid, effect: { http: 502 }, times: 2 });
    await answer(crew, made);
    await eventually(() => attempts(hotline, sendPath, made.openid), (count) => count === 1);
    hotline.clock.advance(beyondProof);
    await eventually(() => attempts(hotline, sendPath, made.openid), (count) => count === 2);
    // Somebody else is told meanwhile: the outbox has been round, and this one has waited.
    const other = await reachable(crew);
    await answer(crew, other);
    await ended(other.id);
    expect(await attempts(hotline, sendPath, made.openid)).toBe(2);
    hotline.clock.advance(beyondProof);
    await ended(made.id);
    expect([await titles(made.user), await attempts(hotline, sendPath, made.openid)]).toEqual([['诉求办结通知'], 3]);
  });

  test('the notices of a ticket come in its order, also while the first is unproven', async () => {
    const made = await reachable(crew);
    await fault(hotline, sendPath, { openid: made.openid, effect: { http: 502 } });
    await act(crew, ['operator', 'accept'], made.id);
    await eventually(() => attempts(hotline, sendPath, made.openid), (count) => count === 1);
    await act(crew, ['operator', 'answerDirectly'], made.id);
    hotline.clock.advance(beyondProof);
    await eventually(() => noticesOf(hotline, made.id), (seen) => seen.length === 2 && seen.every(({ state }) => state === 'sent'));
    expect(await titles(made.user)).toEqual(['诉求受理通知', '诉求办结通知']);
  });
});
