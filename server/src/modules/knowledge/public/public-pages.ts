import { createHash } from 'node:crypto';
import type { Context } from 'koa';
import type Router from 'koa-router';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { shanghaiDay } from '../../../platform/clock';
import { AppError } from '../../../platform/errors';
import type { KnowledgeDeps } from '../deps';
import { KnowledgeRow } from '../knowledge.entity';
import type { KnowledgeReader } from '../reader';
import { html } from '../../../platform/http/html';
import { pageOf, styleSheet } from './page';
import { goneMain, listMain, policyMain } from './policy-page';

const pageSize = 50;
/** A sitemap may list no more (sitemaps.org). */
const sitemapSize = 50_000;
const idShape = /^[0-9A-HJKMNP-TV-Z]{26}$/;

interface Pages extends KnowledgeDeps {
  readonly reader: KnowledgeReader;
}

/** Caches keep it and ask each time: a change shows at once, and what has not changed is not sent again. */
function send(ctx: Context, type: string, body: string): void {
  ctx.type = type;
  ctx.set('cache-control', 'public, no-cache');
  ctx.etag = createHash('sha256').update(body).digest('base64url').slice(0, 27);
  if (ctx.status === 404) ctx.status = 200;
  if (ctx.fresh) ctx.status = 304;
  else ctx.body = body;
}

const inForce = (em: EntityManager, today: string): SelectQueryBuilder<KnowledgeRow> =>
  em.createQueryBuilder(KnowledgeRow, 'k').where("k.state = 'published' AND k.effectiveFrom <= :today AND (k.effectiveTo IS NULL OR k.effectiveTo >= :today)", { today });

/** The beginning of a text, for result pages of search engines. */
const summaryOf = (body: string): string => [...body.replace(/\s+/g, ' ')].slice(0, 120).join('');

async function showItem({ platform: { config, clock }, city, reader }: Pages, ctx: Context): Promise<void> {
  const { hotlineName } = await city.profile();
  const id = ctx['params']['id'] as string;
  const canonical = `${config.PUBLIC_URL}/policies/${id}`;
  try {
    if (!idShape.test(id)) throw new AppError('knowledge.notFound');
    const item = await reader.get(id);
    send(ctx, 'html', pageOf({ title: item.title, description: summaryOf(item.body), canonical, hotlineName, main: policyMain(item, shanghaiDay(clock.now())), indexed: !item.expired }));
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'knowledge.notFound') throw error;
    ctx.status = 404;
    ctx.type = 'html';
    ctx.body = pageOf({ title: '没有找到这条内容', description: '没有找到这条内容', canonical: `${config.PUBLIC_URL}/policies/`, hotlineName, main: goneMain, indexed: false });
  }
}

async function showList({ platform: { config, clock, db }, city }: Pages, ctx: Context): Promise<void> {
  const { hotlineName } = await city.profile();
  const asked = ctx.query['page'];
  const page = typeof asked === 'string' && /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 1;
  const rows = await db.read((em) => inForce(em, shanghaiDay(clock.now())).select(['k.id', 'k.kind', 'k.title', 'k.source', 'k.documentNo', 'k.updatedAt']).orderBy('k.updatedAt', 'DESC').addOrderBy('k.id', 'DESC').skip((page - 1) * pageSize).take(pageSize + 1).getMany());
  const main = listMain({ rows: rows.slice(0, pageSize), page, more: rows.length > pageSize });
  send(ctx, 'html', pageOf({ title: page > 1 ? `政策与答复 第${page}页` : '政策与答复', description: `${hotlineName}公布的政策全文和答复口径`, canonical: `${config.PUBLIC_URL}/policies/${page > 1 ? `?page=${page}` : ''}`, hotlineName, main }));
}

async function sendSitemap({ platform: { config, clock, db } }: Pages, ctx: Context): Promise<void> {
  const rows = await db.read((em) => inForce(em, shanghaiDay(clock.now())).select(['k.id', 'k.updatedAt']).orderBy('k.id', 'DESC').take(sitemapSize - 1).getMany());
  const urls = rows.map(({ id, updatedAt }) => html`<url><loc>${config.PUBLIC_URL}/policies/${id}</loc><lastmod>${new Date(updatedAt).toISOString()}</lastmod></url>`);
  send(ctx, 'application/xml', html`<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>${config.PUBLIC_URL}/policies/</loc></url>${urls}</urlset>`.html);
}

/** `/policies/`: what is published, as plain pages anybody and any search engine can read. */
export function mountPublicPages(router: Router, deps: KnowledgeDeps, reader: KnowledgeReader): void {
  const pages: Pages = { ...deps, reader };
  const { config } = deps.platform;
  router.get('/policies', (ctx) => ctx.redirect('/policies/'));
  router.get('/policies/', (ctx) => showList(pages, ctx as unknown as Context));
  router.get('/policies/style.css', (ctx) => send(ctx as unknown as Context, 'css', styleSheet));
  router.get('/policies/:id', (ctx) => showItem(pages, ctx as unknown as Context));
  router.get('/sitemap.xml', (ctx) => sendSitemap(pages, ctx as unknown as Context));
  router.get('/robots.txt', (ctx) => send(ctx as unknown as Context, 'text', `User-agent: *\nAllow: /policies/\nDisallow: /\nSitemap: ${config.PUBLIC_URL}/sitemap.xml\n`));
}
