import { listCases, publishCase, withholdCase } from '@hotline/shared/contracts/cases.staff';
import { submitTicket } from '@hotline/shared/contracts/tickets.citizen';
import type { CaseState } from '@hotline/shared/vocabulary/case-state';
import { eventually } from '../support/eventually';
import { openHotline, type Hotline } from '../support/hotline';
import { act, citizenSteps, gatherCrew, member, type Crew } from '../support/journey';
import { citizenFrom, draft, type Person } from '../support/people';

const lamps = '楼道的路灯坏了一个星期，老人晚上出门看不清路，<请>尽快修理。';
const reply = '您好，楼道照明已更换完毕，今晚起恢复正常。';

let hotline: Hotline;
let crew: Crew;
let editor: Person;

beforeAll(async () => {
  hotline = await openHotline();
  crew = await gatherCrew(hotline);
  editor = member(crew, 'editor');
});
afterAll(() => hotline?.stop());

async function page(path: string): Promise<{ status: number; text: string }> {
  const answer = await fetch(hotline.url + path);
  return { status: answer.status, text: await answer.text() };
}

/** A closed request whose author allows to publish it. */
async function closed(content = lamps): Promise<string> {
  const { person } = await citizenFrom(hotline);
  const { id } = await person.call(submitTicket, { body: await draft(hotline, { content, visibility: 'public', contactName: '诸葛测' }) });
  await act(crew, ['operator', 'answerDirectly', { reply }], id);
  await citizenSteps.rate(person, { id });
  return id;
}

async function standing(id: string, state: CaseState) {
  const { items } = await eventually(() => editor.call(listCases, { query: { state } }), (seen) => seen.items.some((one) => one.id === id));
  return items.find((one) => one.id === id);
}

async function publish(id: string, content = lamps): Promise<void> {
  const item = await standing(id, 'waiting');
  await editor.call(publishCase, { params: { id }, body: { seenAt: item?.at ?? 0, content, reply } });
}

test('a case is a page once an editor has published it, in the editor’s words, and none when it is taken back', async () => {
  const id = await closed(`我是诸葛测，电话13800000000。${lamps}`);
  const item = await standing(id, 'waiting');
  expect([(await page(`/cases/${id}`)).status, (await page('/cases/')).text.includes(id)]).toEqual([404, false]);
  await publish(id);
  const { status, text } = await page(`/cases/${id}`);
  expect(status).toBe(200);
  for (const part of ['<h1>楼道的路灯坏了', '&lt;请&gt;尽快修理。', reply, `诉求编号${item?.ticketNo ?? ''}`, `<link rel="canonical" href="${hotline.url}/cases/${id}">`]) expect(text).toContain(part);
  expect(text).not.toMatch(/诸葛|1380000|<script|noindex|坞城/);
  expect((await page('/cases/')).text).toContain(`<a href="/cases/${id}">`);
  expect((await page('/cases/sitemap.xml')).text).toContain(`<loc>${hotline.url}/cases/${id}</loc>`);
  const published = await standing(id, 'published');
  await editor.call(withholdCase, { params: { id }, body: { seenAt: published?.at ?? 0, reason: '从内容可以认出当事人' } });
  expect([(await page(`/cases/${id}`)).status, (await page('/cases/')).text.includes(id), (await page('/cases/sitemap.xml')).text.includes(id)]).toEqual([404, false, false]);
});

test('the list is read on by key, the latest first', async () => {
  const ids: string[] = [];
  for (let at = 0; at < 3; at += 1) ids.unshift(await closed(`第${String(at)}件：${lamps}`));
  for (const id of [...ids].reverse()) await publish(id);
  const list = (await page('/cases/')).text;
  expect(ids.map((id) => list.indexOf(id)).every((place, at, all) => place > 0 && (at === 0 || place > (all[at - 1] ?? 0)))).toBe(true);
  const newest = await standing(ids[0] ?? '', 'published');
  const rest = (await page(`/cases/?after=${String(newest?.at)}_${ids[0] ?? ''}`)).text;
  expect([...ids.map((id) => rest.includes(`href="/cases/${id}"`)), rest.includes('回到最新')]).toEqual([false, true, true, true]);
});
