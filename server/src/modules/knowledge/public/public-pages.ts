import type { Context } from 'koa';
import type Router from 'koa-router';
import { knowledgeKinds } from '@hotline/shared/vocabulary/knowledge-kind';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { shanghaiDay } from '../../../platform/clock';
import { AppError } from '../../../platform/errors';
import { askedCursor, askedId, goneMain, listMain, publicPage, sendGone, sendPublic, sendSiteMap, siteMapSize, summaryOf } from '../../city';
import type { KnowledgeDeps } from '../deps';
import { KnowledgeRow } from '../knowledge.entity';
import type { KnowledgeReader } from '../reader';
import { policyMain } from './policy-page';

const section = '/policies/';
const pageSize = 50;

interface Pages extends KnowledgeDeps {
  readonly reader: KnowledgeReader;
}

const addressOf = ({ platform: { config } }: Pages, rest = ''): string => `${config.PUBLIC_URL}${section}${rest}`;

const inForce = (em: EntityManager, today: string): SelectQueryBuilder<KnowledgeRow> =>
  em.createQueryBuilder(KnowledgeRow, 'k').where("k.state = 'published' AND k.effectiveFrom <= :today AND (k.effectiveTo IS NULL OR k.effectiveTo >= :today)", { today });

/** What anybody may read of an item; null for what is not published. */
async function published(reader: KnowledgeReader, id: string | null) {
  try {
    return id === null ? null : await reader.get(id);
  } catch (error) {
    if (error instanceof AppError && error.code === 'knowledge.notFound') return null;
    throw error;
  }
}

async function showItem(pages: Pages, ctx: Context): Promise<void> {
  const { platform: { clock }, city, reader } = pages;
  const { hotlineName } = await city.profile();
  const item = await published(reader, askedId(ctx));
  if (!item) return sendGone(ctx, publicPage({ section, title: '没有找到这条内容', description: '没有找到这条内容', canonical: addressOf(pages), hotlineName, main: goneMain(section), indexed: false }));
  const main = policyMain(item, shanghaiDay(clock.now()));
  sendPublic(ctx, 'html', publicPage({ section, title: item.title, description: summaryOf(item.body), canonical: addressOf(pages, item.id), hotlineName, main, indexed: !item.expired }));
}

async function rowsAfter({ platform: { clock, db } }: Pages, cursor: string | undefined): Promise<KnowledgeRow[]> {
  const [at, id] = cursor?.split('_') ?? [];
  return db.read((em) => {
    const query = inForce(em, shanghaiDay(clock.now())).select(['k.id', 'k.kind', 'k.title', 'k.source', 'k.documentNo', 'k.updatedAt']);
    if (id) query.andWhere('(k.updatedAt < :at OR (k.updatedAt = :at AND k.id < :id))', { at: Number(at), id });
    return query.orderBy('k.updatedAt', 'DESC').addOrderBy('k.id', 'DESC').limit(pageSize + 1).getMany();
  });
}

async function showList(pages: Pages, ctx: Context): Promise<void> {
  const { hotlineName } = await pages.city.profile();
  const cursor = askedCursor(ctx);
  const rows = await rowsAfter(pages, cursor);
  const shown = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? shown.at(-1) : undefined;
  const items = shown.map(({ id, title, kind, documentNo, source }) => ({ id, title, note: `${knowledgeKinds.labels[kind]} · ${documentNo ?? source}` }));
  const main = listMain({ section, items, nextCursor: last ? `${last.updatedAt}_${last.id}` : null, first: cursor === undefined });
  sendPublic(ctx, 'html', publicPage({ section, title: '政策与答复', description: `${hotlineName}公布的政策全文和答复口径`, canonical: addressOf(pages, cursor && `?after=${cursor}`), hotlineName, main }));
}

async function showSiteMap(pages: Pages, ctx: Context): Promise<void> {
  const { platform: { clock, db } } = pages;
  const rows = await db.read((em) => inForce(em, shanghaiDay(clock.now())).select(['k.id', 'k.updatedAt']).orderBy('k.id', 'DESC').take(siteMapSize - 1).getMany());
  sendSiteMap(ctx, [{ address: addressOf(pages) }, ...rows.map(({ id, updatedAt }) => ({ address: addressOf(pages, id), changedAt: updatedAt }))]);
}

/** `/policies/`: what is published, as plain pages anybody and any search engine can read. */
export function mountPublicPages(router: Router, deps: KnowledgeDeps, reader: KnowledgeReader): void {
  const pages: Pages = { ...deps, reader };
  for (const [path, serve] of [['', showList], ['sitemap.xml', showSiteMap], [':id', showItem]] as const) router.get(section + path, (ctx) => serve(pages, ctx as unknown as Context));
}
