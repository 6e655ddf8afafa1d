import type { Page } from 'playwright-core';
import { openStaffSession } from '@hotline/shared/contracts/staff.staff';
import type { Role } from '@hotline/shared/vocabulary/role';
import type { TestBrowser, WatchedPage } from './browser';
import type { Hotline } from './hotline';

/** Selects by the hook of an element (`server/admin/README.md`). */
export const hook = (name: string): string => `[data-testid="${name}"]`;

interface Seat {
  readonly role: Role;
  /** Page below `/admin/`; the first of the role without it. */
  readonly path?: string;
  readonly size?: { readonly width: number; readonly height: number; readonly mobile?: boolean };
}

/** Somebody's number and password, typed into the page of the log-in. */
export async function logInByPage(page: Page, { staffNo, password }: { readonly staffNo: string; readonly password: string }): Promise<void> {
  await page.fill(hook('field-staffNo'), staffNo);
  await page.fill(hook('field-password'), password);
  await page.click(hook('confirm-login'));
  await page.waitForSelector(hook('logout'));
}

/** A browser of its own in which a member of staff of the demo city is logged in; the page of the log-in is passed by, its tests are elsewhere. */
export async function takeSeat(browser: TestBrowser, hotline: Pick<Hotline, 'url' | 'logins'>, { role, path = '', size = { width: 1366, height: 768 } }: Seat): Promise<WatchedPage> {
  const account = hotline.logins.staff.find((each) => each.role === role);
  if (!account) throw new Error(`no ${role}`);
  const opened = await browser.openPage(size);
  const answer = await opened.context.request.post(hotline.url + openStaffSession.path, { data: { staffNo: account.staffNo, password: account.password } });
  if (!answer.ok()) throw new Error(await answer.text());
  await opened.page.goto(`${hotline.url}/admin/${path}`);
  await opened.page.waitForSelector(hook('logout'));
  return opened;
}

/** Goes to a page by its link in the rail or the top bar, without loading everything anew; from a page that has none, by its address. */
export async function clickRail(page: Page, path: string): Promise<void> {
  const clicked = await page.evaluate((to) => {
    const link = document.querySelector<HTMLElement>(`nav.rail a[href="${to}"], .top-bar a[href="${to}"]`);
    link?.click();
    return link !== null;
  }, path);
  if (!clicked) await page.goto(new URL(path, page.url()).href);
  // The address changes before the page does.
  await page.waitForFunction((to) => {
    const current = document.querySelector('nav.rail a[aria-current="page"]')?.getAttribute('href');
    return window.location.pathname.startsWith(to) && (current === undefined || current === to) && (current === to || !document.querySelector(`nav.rail a[href="${to}"]`));
  }, path);
}
