import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

/** The first is the same Chromium without a window nobody sees: a page costs half the processor time. */
const installed = ['/usr/lib/chromium/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Nothing but our pages may reach the network: the browser's own errands are switched off, and no name but this machine's leads anywhere.
 * (Requests caught one by one would be without a cache: each page would load and compile everything anew.)
 */
const flags = [
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost , EXCLUDE [::1]',
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
];

function chromiumPath(): string {
  const path = process.env.CHROMIUM_PATH ?? installed.find((candidate) => existsSync(candidate));
  if (!path) throw new Error('Chromium is not installed: `npm test` installs it, or set CHROMIUM_PATH');
  return path;
}

export interface PageOptions {
  readonly width: number;
  readonly height: number;
  /** A phone: touch, mobile viewport. */
  readonly mobile?: boolean;
  readonly darkMode?: boolean;
  /** Like WeChat's built-in browser, where the product behaves differently inside WeChat. */
  readonly userAgent?: string;
}

export interface WatchedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong on the page so far: console errors, uncaught errors, requests that left this machine. */
  readonly faults: readonly string[];
  /** Throws, with all of them, when there are faults other than those a pattern allows. */
  assertClean(allowed?: readonly RegExp[]): void;
  /** The same browser with what it has stored, its page closed and a new one open. */
  reopen(): Promise<WatchedPage>;
  close(): Promise<void>;
}

export interface TestBrowser {
  openPage(options: PageOptions): Promise<WatchedPage>;
  close(): Promise<void>;
}

const local = /^(data:|blob:|about:|chrome-error:|https?:\/\/(127\.0\.0\.1|localhost|\[::1\])([:/]|$))/;

function watch(page: Page, faults: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => faults.push(`page: ${error.stack ?? error.message}`));
}

async function openPage(browser: Browser, options: PageOptions): Promise<WatchedPage> {
  const { width, height, mobile = false, darkMode = false, userAgent } = options;
  const context = await browser.newContext({
    viewport: { width, height }, isMobile: mobile, hasTouch: mobile, locale: 'zh-CN', timezoneId: 'Asia/Shanghai',
    colorScheme: darkMode ? 'dark' : 'light', ...(userAgent && { userAgent }),
  });
  const faults: string[] = [];
  context.on('request', (request) => {
    if (!local.test(request.url())) faults.push(`external request: ${request.url()}`);
  });
  context.on('page', (page) => watch(page, faults));
  return watchedPage(context, faults);
}

async function watchedPage(context: BrowserContext, faults: readonly string[]): Promise<WatchedPage> {
  const page = await context.newPage();
  return {
    page, context, faults,
    assertClean: (allowed = []) => {
      const left = faults.filter((fault) => !allowed.some((pattern) => pattern.test(fault)));
      if (left.length > 0) throw new Error(`the page is not clean:\n${left.join('\n')}`);
    },
    reopen: async () => {
      await page.close();
      return watchedPage(context, faults);
    },
    close: () => context.close(),
  };
}

/** One Chromium for a test file; each page gets a context (cookies, storage) of its own. Playwright gives it a fresh profile. */
export async function launchBrowser(): Promise<TestBrowser> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), headless: true, args: flags });
  return { openPage: (options) => openPage(browser, options), close: () => browser.close() };
}

/**
 * Throws when the page, or a box that fills it, can be scrolled sideways, and names the elements that stick out. Measured
 * against the window as opened: a phone's browser widens its layout to whatever sticks out.
 */
export async function noHorizontalOverflow(page: Page): Promise<void> {
  const size = page.viewportSize();
  if (!size) throw new Error('the page has no fixed size');
  const wide = await page.evaluate(({ width, height }) => {
    const fills = (box: DOMRect): boolean => box.width >= width * 0.9 && box.height >= height * 0.8;
    const scrollers = [...document.querySelectorAll('body *')].filter((element) => element.scrollWidth > element.clientWidth + 1
      && /auto|scroll/.test(getComputedStyle(element).overflowX) && fills(element.getBoundingClientRect()));
    if (document.documentElement.scrollWidth <= width && scrollers.length === 0) return null;
    const out = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > width + 1);
    return [...scrollers, ...out].slice(0, 5).map((element) => `${element.tagName.toLowerCase()}.${String(element.className)}`);
  }, size);
  if (wide) throw new Error(`${page.url()} is wider than ${size.width}px: ${wide.join(', ')}`);
}
