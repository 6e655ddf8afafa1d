import { request } from 'node:http';
import * as editing from '@hotline/shared/contracts/knowledge-editing.staff';
import { openHotline, type Hotline } from '../support/hotline';
import { policyText, publish, type Editors } from '../support/knowledge';
import { newStaff, staffOf } from '../support/people';

let hotline: Hotline;
let editors: Editors;

beforeAll(async () => {
  hotline = await openHotline();
  editors = { author: await staffOf(hotline, 'editor'), reviewer: await newStaff(hotline, { role: 'editor', department: null }) };
});
afterAll(() => hotline?.stop());

const get = (path: string): Promise<Response> => fetch(hotline.url + path, { redirect: 'manual' });

/** Asks as a cache does; fetch would add that it wants no answer of a cache. */
const statusOf = (path: string, tag: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const call = request(hotline.url + path, { headers: { 'if-none-match': tag }, agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    call.on('error', reject).end();
  });

test('a published item is a whole page without script, which search engines may list', async () => {
  const id = await publish(editors, policyText({ title: '积雪<清扫>安排', body: '先主干道，后小街巷。\n"请"绕行 & 慢行。' }));
  const answer = await get(`/policies/${id}`);
  const page = await answer.text();
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  for (const words of ['<html lang="zh-CN">', '<title>积雪&lt;清扫&gt;安排 - ', '<meta name="description" content="先主干道，后小街巷。 &quot;请&quot;绕行 &amp; 慢行。">', `<link rel="canonical" href="${hotline.url}/policies/${id}">`, '《关于做好雪天通行保障的通知》', '并政办〔2026〕88号', '2025年11月1日起有效', '第1版']) expect(page).toContain(words);
  expect(page).not.toMatch(/<script|noindex|<清扫>/);
  expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'");
});

test('a cache asks each time and is told when nothing changed', async () => {
  const id = await publish(editors, policyText({ title: '缓存', documentNo: 'P2' }));
  const first = await get(`/policies/${id}`);
  expect(first.headers.get('cache-control')).toBe('public, no-cache');
  const tag = first.headers.get('etag') ?? '';
  expect(await statusOf(`/policies/${id}`, tag)).toBe(304);
  await publish(editors, policyText({ title: '缓存', documentNo: 'P2', body: '改过了。' }), { id });
  expect(await statusOf(`/policies/${id}`, tag)).toBe(200);
  expect(await (await get(`/policies/${id}`)).text()).toContain('改过了。');
});

test('what was superseded says so first and leads to what took its place; it is in no list', async () => {
  const old = await publish(editors, policyText({ title: '旧办法', documentNo: 'P3' }));
  const next = await publish(editors, policyText({ title: '新办法', documentNo: 'P4' }), { replaces: old });
  const page = await (await get(`/policies/${old}`)).text();
  expect(page).toContain(`<strong>本文已失效。</strong>现行规定见<a href="/policies/${next}">《新办法》</a>`);
  expect(page).toContain('noindex');
  const list = await (await get('/policies/')).text();
  expect([list.includes(`/policies/${next}"`), list.includes(`/policies/${old}"`)]).toEqual([true, false]);
  const sitemap = await get('/policies/sitemap.xml');
  const urls = await sitemap.text();
  expect([sitemap.headers.get('content-type'), urls.includes(`${hotline.url}/policies/${next}</loc>`), urls.includes(old)]).toEqual([expect.stringContaining('xml'), true, false]);
});

test('the list goes on page by page', async () => {
  const first = await (await get('/policies/')).text();
  expect(first.match(/<li><a href="\/policies\/[0-9A-Z]{26}"/g)).toHaveLength(50);
  const [, more = ''] = /<a href="(\/policies\/\?after=\d+_[0-9A-Z]{26})">更早的内容<\/a>/.exec(first) ?? [];
  const second = await (await get(more)).text();
  expect(second).toContain('<a href="/policies/">回到最新</a>');
  const idsIn = (page: string): string[] => [...page.matchAll(/<li><a href="\/policies\/([0-9A-Z]{26})"/g)].map(([, id]) => id ?? '');
  expect(idsIn(first).filter((id) => idsIn(second).includes(id))).toEqual([]);
  for (const nonsense of ['x', '1_x', `${'9'.repeat(30)}_01ARZ3NDEKTSV4RRFFQ69G5FAV`]) expect((await get(`/policies/?after=${nonsense}`)).status).toBe(200);
});

test('drafts, retired items and nonsense are not found, in words a person understands', async () => {
  const { id: draft } = await editors.author.call(editing.addKnowledge, { body: { kind: 'policy', text: policyText({ title: '还在写', documentNo: 'P5' }), replaces: null } });
  const retired = await publish(editors, policyText({ title: '撤下的', documentNo: 'P6' }));
  await editors.author.call(editing.retireKnowledge, { params: { id: retired }, body: { version: 1, reason: '有误' } });
  for (const id of [draft, retired, '01ARZ3NDEKTSV4RRFFQ69G5FAV', 'x', '%3Cscript%3E']) {
    const answer = await get(`/policies/${id}`);
    expect([id, answer.status]).toEqual([id, 404]);
    expect(await answer.text()).toContain('没有找到这条内容');
  }
});

test('robots are let in here and nowhere else', async () => {
  expect(await (await get('/robots.txt')).text()).toBe(`User-agent: *\nAllow: /policies/\nAllow: /cases/\nAllow: /notices/\nDisallow: /\nSitemap: ${hotline.url}/sitemap.xml\n`);
  expect((await get('/policies')).headers.get('location')).toBe('/policies/');
  for (const section of ['policies', 'cases', 'notices']) expect(await (await get('/sitemap.xml')).text()).toContain(`<loc>${hotline.url}/${section}/sitemap.xml</loc>`);
  expect((await get('/public.css')).headers.get('content-type')).toContain('text/css');
});
