import { createHash } from 'node:crypto';
import type { Context } from 'koa';
import { html } from '../../../platform/http/html';

const idShape = /^[0-9A-HJKMNP-TV-Z]{26}$/;
const cursorShape = /^\d{1,16}_[0-9A-HJKMNP-TV-Z]{26}$/;

/** The id an address names; null for what can be none. */
export const askedId = (ctx: Context): string | null => {
  const id = String(ctx['params'].id);
  return idShape.test(id) ? id : null;
};

/** Where a list is to go on; a malformed place is its beginning. */
export const askedCursor = (ctx: Context): string | undefined => {
  const { after } = ctx.query;
  return typeof after === 'string' && cursorShape.test(after) ? after : undefined;
};

/** Caches keep it and ask each time: a change shows at once, and what has not changed is not sent again. */
export function sendPublic(ctx: Context, type: string, body: string): void {
  ctx.type = type;
  ctx.set('cache-control', 'public, no-cache');
  ctx.etag = createHash('sha256').update(body).digest('base64url').slice(0, 27);
  if (ctx.status === 404) ctx.status = 200;
  if (ctx.fresh) ctx.status = 304;
  else ctx.body = body;
}

/** A page that says that there is nothing here, to people and to search engines. */
export function sendGone(ctx: Context, page: string): void {
  ctx.status = 404;
  ctx.type = 'html';
  ctx.body = page;
}

/** A site map may list no more (sitemaps.org). */
export const siteMapSize = 50_000;

interface SiteMapEntry {
  readonly address: string;
  readonly changedAt?: number;
}

/** A site map of some addresses. */
export function sendSiteMap(ctx: Context, entries: readonly SiteMapEntry[]): void {
  const urls = entries.map(({ address, changedAt }) => html`<url><loc>${address}</loc>${changedAt === undefined ? null : html`<lastmod>${new Date(changedAt).toISOString()}</lastmod>`}</url>`);
  sendPublic(ctx, 'application/xml', html`<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls}</urlset>`.html);
}
