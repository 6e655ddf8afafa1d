import { findRecipients, getBriefing, getBroadcast, listBroadcastReaders, listBroadcasts, listUnreadBroadcasts, readBriefing, readBroadcast, sendBroadcast } from '@hotline/shared/contracts/broadcasts.staff';
import { listAudit } from '@hotline/shared/contracts/audit.staff';
import { closeStaffSession } from '@hotline/shared/contracts/staff.staff';
import { livePath } from '@hotline/shared/contracts/tickets.staff';
import { createLog } from '../../src/platform/log';
import { startServer } from '../../src/server';
import { activate, administratorsOf, openSeats } from '../support/accounts';
import { broadcastDraft, sent } from '../support/broadcasts';
import { type Hotline, oneDatabase, openHotline } from '../support/hotline';
import { firstBroadcastEvent, firstReceiptsEvent } from '../support/live';
import { newStaff, Person, staffOf } from '../support/people';
import { verdictOf } from '../support/refusal';

const hour = 3600_000;

describe.each(oneDatabase('mariadb'))('broadcasts on %s', (kind) => {
  let hotline: Hotline;
  let editor: Person;
  let operator: Person;
  const ending = new AbortController();

  beforeAll(async () => {
    hotline = await openHotline(kind);
    [editor, operator] = [await staffOf(hotline, 'editor'), await staffOf(hotline, 'operator')];
  });
  afterAll(async () => {
    ending.abort();
    await hotline?.stop();
  });

  const unreadOf = async (person: Person): Promise<string[]> => (await person.call(listUnreadBroadcasts, {})).items.map(({ id }) => id);
  const read = (person: Person, id: string) => person.call(readBroadcast, { params: { id } });

  test('is shown at open desks whole, and again as void when another takes its place', async () => {
    const stream = () => operator.open(livePath, ending.signal);
    const heard = firstBroadcastEvent(await stream(), ({ title }) => title === '第一版');
    const first = await sent(editor, { title: '第一版', knowledge: [] });
    expect(await heard).toMatchObject({ id: first.id, body: first.body, mustRead: true, supersededBy: null });
    const [gone, come] = [firstBroadcastEvent(await stream(), ({ id, supersededBy }) => id === first.id && supersededBy !== null), firstBroadcastEvent(await stream(), ({ supersedes }) => supersedes === first.id)];
    const second = await sent(editor, { title: '第二版', supersedes: first.id });
    expect((await gone).supersededBy).toBe(second.id);
    expect((await come).id).toBe(second.id);
    const unread = await unreadOf(operator);
    expect([unread.includes(first.id), unread.includes(second.id)]).toEqual([false, true]);
    expect(await verdictOf(read(operator, first.id))).toBe('409 broadcast.ended');
    expect(await verdictOf(sent(editor, { supersedes: first.id }))).toBe('409 broadcast.ended');
    expect(await verdictOf(sent(editor, { supersedes: '01ARZ3NDEKTSV4RRFFQ69G5FAV' }))).toBe('404 broadcast.notFound');
    expect((await operator.call(getBroadcast, { params: { id: first.id } })).supersededBy).toBe(second.id);
  });

  test('of two senders who take the place of the same one, one is told that it is over', async () => {
    const old = await sent(editor);
    const manager = await staffOf(hotline, 'dutyManager');
    const verdicts = await Promise.all([editor, manager].map((sender) => verdictOf(sent(sender, { supersedes: old.id })).catch(() => 'sent')));
    expect(verdicts.sort()).toEqual(['409 broadcast.ended', 'sent']);
  });

  test('a receipt counts once, the first time, and the sender hears of it', async () => {
    const { id, sentTo } = await sent(editor);
    const heard = firstReceiptsEvent(await editor.open(livePath, ending.signal), (receipts) => receipts.id === id);
    const times = await Promise.all(Array.from({ length: 5 }, () => read(operator, id)));
    expect(new Set(times.map(({ readAt }) => readAt)).size).toBe(1);
    expect(await heard).toEqual({ id, read: 1 });
    hotline.clock.advance(60_000);
    expect(await read(operator, id)).toEqual(times[0]);
    expect(await unreadOf(operator)).not.toContain(id);
    const readers = await editor.call(listBroadcastReaders, { params: { id }, query: { state: 'read' } });
    expect(readers).toMatchObject({ read: 1, unread: sentTo - 1, items: [{ role: 'operator', readAt: times[0]?.readAt }] });
    const others = await editor.call(listBroadcastReaders, { params: { id }, query: { state: 'unread' } });
    expect(others.items).toHaveLength(sentTo - 1);
    expect(others.items.map(({ role }) => role)).not.toContain('mediaDesk');
    expect((await editor.call(getBroadcast, { params: { id } })).read).toBe(1);
    expect((await operator.call(getBroadcast, { params: { id } })).read).toBeNull();
  });

  test('goes to whom it is for: by role, by department with all below, by name; never to its sender', async () => {
    const roleOnly = await sent(editor, { recipients: { kind: 'roles', roles: ['operator', 'editor'] } });
    expect(roleOnly.addressedTo).toBe('话务员、知识编辑');
    expect([(await unreadOf(operator)).includes(roleOnly.id), (await unreadOf(editor)).includes(roleOnly.id)]).toEqual([true, false]);
    const dispatcher = await staffOf(hotline, 'dispatcher');
    expect(await verdictOf(read(dispatcher, roleOnly.id))).toBe('404 broadcast.notFound');
    expect(await verdictOf(dispatcher.call(getBroadcast, { params: { id: roleOnly.id } }))).toBe('404 broadcast.notFound');
    const [found] = (await editor.call(findRecipients, { query: { q: hotline.logins.staff.find(({ role }) => role === 'dispatcher')?.staffNo ?? '' } })).items;
    const named = await sent(editor, { recipients: { kind: 'people', people: [found?.id ?? ''] } });
    expect([named.sentTo, named.addressedTo, await unreadOf(dispatcher)]).toMatchObject([1, found?.name, expect.arrayContaining([named.id])]);
    expect(await unreadOf(operator)).not.toContain(named.id);
  });

  test('a department hears with all below it', async () => {
    const parents: { code: string; parent: string }[] = await hotline.server.platform.db.source.query('SELECT code, parent FROM department WHERE parent IS NOT NULL');
    const [{ code, parent } = { code: '', parent: '' }] = parents;
    const below = await newStaff(hotline, { role: 'handler', department: code });
    const { id } = await sent(editor, { recipients: { kind: 'departments', departments: [parent] } });
    expect([await unreadOf(below), (await unreadOf(operator)).includes(id)]).toEqual([expect.arrayContaining([id]), false]);
    expect(await verdictOf(sent(editor, { recipients: { kind: 'departments', departments: ['nowhere'] } }))).toBe('400 ticket.unknownDepartment');
  });

  test('what nobody would read, what links to nothing and whoever may not send are refused', async () => {
    const nobody = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
    expect(await verdictOf(sent(editor, { recipients: { kind: 'people', people: [nobody] } }))).toBe('404 staff.notFound');
    expect(await verdictOf(sent(editor, { recipients: { kind: 'roles', roles: ['editor'] } }))).toBe('400 broadcast.nobody');
    expect(await verdictOf(sent(editor, { knowledge: [nobody] }))).toBe('404 knowledge.notFound');
    expect(await verdictOf(sent(operator))).toBe('403 permission.denied');
    expect(await verdictOf(operator.call(listBroadcastReaders, { params: { id: nobody }, query: { state: 'read' } }))).toBe('403 permission.denied');
    expect(await verdictOf(sent(editor, { recipients: { kind: 'roles', roles: [] } }))).toBe('422 input.invalid');
  });

  test('the same form sent again is the same broadcast, and stands in the trail once', async () => {
    const body = broadcastDraft({ title: '只发一次' });
    const [first, ...more] = await Promise.all(Array.from({ length: 4 }, () => editor.call(sendBroadcast, { body })));
    expect(more.every(({ id }) => id === first?.id)).toBe(true);
    const auditor = await staffOf(hotline, 'auditor');
    expect((await auditor.call(listAudit, { query: { action: 'sendBroadcast' } })).items.filter(({ object }) => object === '广播 只发一次')).toHaveLength(1);
  });

  test('a form corrected after its first sending is no other broadcast: its sender is told how to correct it', async () => {
    const body = broadcastDraft({ title: '先发出的内容' });
    const { id } = await editor.call(sendBroadcast, { body });
    for (const change of [{ title: '改过的标题' }, { body: '改过的正文。' }, { mustRead: !body.mustRead }]) expect(await verdictOf(editor.call(sendBroadcast, { body: { ...body, ...change } }))).toBe('409 broadcast.keyReused');
    // Another's key of the same letters is another form.
    const manager = await staffOf(hotline, 'dutyManager');
    expect((await manager.call(sendBroadcast, { body: { ...body, title: '另一人的广播' } })).id).not.toBe(id);
    expect((await operator.call(getBroadcast, { params: { id } })).title).toBe('先发出的内容');
  });

  test('whoever joins later sees what is in force, and not what has expired', async () => {
    const short = await sent(editor, { validHours: 1 });
    const long = await sent(editor, { validHours: 48 });
    hotline.clock.advance(2 * hour);
    [editor, operator] = [await staffOf(hotline, 'editor'), await staffOf(hotline, 'operator')];
    const { codes } = await openSeats(await administratorsOf(hotline), { count: 1 });
    const { person } = await activate(hotline, { staffNo: codes[0]?.staffNo ?? '', activationCode: codes[0]?.activationCode ?? '', name: '志愿者甲' });
    const unread = await unreadOf(person);
    expect([unread.includes(short.id), unread.includes(long.id)]).toEqual([false, true]);
    expect(await verdictOf(read(person, short.id))).toBe('409 broadcast.ended');
    await read(person, long.id);
    const { items } = await editor.call(listBroadcastReaders, { params: { id: long.id }, query: { state: 'read', q: '志愿者甲' } });
    expect(items).toHaveLength(1);
  });

  test('the archive is found by words and read in pages, each to whom it was sent', async () => {
    for (let at = 0; at < 32; at += 1) await sent(editor, { title: `防汛通知${at}`, mustRead: false, recipients: { kind: 'roles', roles: ['operator'] } });
    const first = await operator.call(listBroadcasts, { query: { q: '防汛' } });
    expect(first.items.map(({ title }) => title).slice(0, 2)).toEqual(['防汛通知31', '防汛通知30']);
    const rest = await operator.call(listBroadcasts, { query: { q: '防汛', cursor: first.nextCursor ?? '' } });
    expect([first.items.length, rest.items.length, rest.nextCursor]).toEqual([30, 2, null]);
    const dispatcher = await staffOf(hotline, 'dispatcher');
    expect((await dispatcher.call(listBroadcasts, { query: { q: '防汛' } })).items).toEqual([]);
    for (const q of ['%', '_', '"', "' OR 1=1 --", '\\']) expect((await operator.call(listBroadcasts, { query: { q } })).items).toEqual([]);
  });

  // Two servers on one file is nothing SQLite is for.
  if (kind === 'mariadb') test('sent at one replica it is shown at the other, and the receipt given there is counted here', async () => {
    const other = await startServer({ config: { ...hotline.server.platform.config, PORT: 0 }, log: createLog('fatal'), clock: hotline.clock, root: '.' });
    try {
      const away = await staffOf({ ...hotline, url: other.url }, 'operator');
      const shown = firstBroadcastEvent(await away.open(livePath, ending.signal), ({ title }) => title === '另一副本');
      const { id } = await sent(editor, { title: '另一副本' });
      const counted = firstReceiptsEvent(await editor.open(livePath, ending.signal), (receipts) => receipts.id === id);
      expect((await shown).id).toBe(id);
      await read(away, id);
      expect(await counted).toEqual({ id, read: 1 });
    } finally {
      await other.stop();
    }
  });

  test('the briefing tells what came since the last shift ended, once a shift', async () => {
    const fresh = await newStaff(hotline, { role: 'operator', department: null });
    const [{ staffNo } = { staffNo: '' }]: { staffNo: string }[] = await hotline.server.platform.db.source.query("SELECT staffNo FROM staff WHERE name = '测试人员' AND role = 'operator' ORDER BY createdAt DESC, id DESC LIMIT 1");
    expect(await fresh.call(getBriefing, {})).toMatchObject({ since: null, broadcasts: [] });
    await hotline.server.runJob('shifts');
    const ended = hotline.clock.now();
    await fresh.call(closeStaffSession, {});
    hotline.clock.advance(10 * hour);
    editor = await staffOf(hotline, 'editor');
    const { id } = await sent(editor, { title: '夜里的变化' });
    const back = await returned(hotline, staffNo);
    const briefing = await back.call(getBriefing, {});
    expect(Math.abs((briefing.since ?? 0) - ended)).toBeLessThan(60_000);
    expect([briefing.read, briefing.broadcasts.map((one) => one.id)]).toEqual([false, [id]]);
    await back.call(readBriefing, {});
    expect((await back.call(getBriefing, {})).read).toBe(true);
    await hotline.server.runJob('shifts');
    expect((await back.call(getBriefing, {})).read).toBe(true);
  });
});

/** Somebody's next shift: a session as a log-in opens it. */
async function returned({ server, url }: Hotline, staffNo: string): Promise<Person> {
  const [{ id } = { id: '' }]: { id: string }[] = await server.platform.db.source.query(`SELECT id FROM staff WHERE staffNo = '${staffNo}'`);
  const token = await server.platform.sessions.open('staff', id, { origin: 'password' });
  return new Person(url, { authorization: `Bearer ${token}` });
}
