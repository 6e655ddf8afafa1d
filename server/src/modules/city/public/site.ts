import type { Context } from 'koa';
import type Router from 'koa-router';
import { html } from '../../../platform/http/html';
import type { Platform } from '../../../platform/platform';
import { styleSheet } from './page';
import { sections } from './sections';
import { sendPublic } from './send';

/** What all public pages share: their style, where they are for robots, and the addresses without a slash. */
export function mountSite(router: Router, { config }: Pick<Platform, 'config'>): void {
  const mapOf = (path: string): string => `${config.PUBLIC_URL}${path}sitemap.xml`;
  router.get('/public.css', (ctx) => sendPublic(ctx as unknown as Context, 'css', styleSheet));
  router.get('/sitemap.xml', (ctx) => {
    const maps = sections.map(({ path }) => html`<sitemap><loc>${mapOf(path)}</loc></sitemap>`);
    sendPublic(ctx as unknown as Context, 'application/xml', html`<?xml version="1.0" encoding="UTF-8"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${maps}</sitemapindex>`.html);
  });
  router.get('/robots.txt', (ctx) => sendPublic(ctx as unknown as Context, 'text', `User-agent: *\n${sections.map(({ path }) => `Allow: ${path}\n`).join('')}Disallow: /\nSitemap: ${config.PUBLIC_URL}/sitemap.xml\n`));
  for (const { path } of sections) router.get(path.slice(0, -1), (ctx) => ctx.redirect(path));
}
