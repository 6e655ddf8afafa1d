import type { Page } from 'playwright-core';
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

const logInWith = async (page: Page, { staffNo, password }: { readonly staffNo: string; readonly password: string }): Promise<void> => {
  await page.fill(hook('field-staffNo'), staffNo);
  await page.fill(hook('field-password'), password);
  await page.click(hook('confirm-login'));
  await page.waitForSelector(hook('logout'));
};

/** A browser of its own in which a member of staff of the demo city has logged in. */
export async function takeSeat(browser: TestBrowser, hotline: Pick<Hotline, 'url' | 'logins'>, { role, path = '', size = { width: 1366, height: 768 } }: Seat): Promise<WatchedPage> {
  const account = hotline.logins.staff.find((each) => each.role === role);
  if (!account) throw new Error(`no ${role}`);
  const opened = await browser.openPage(size);
  await opened.page.goto(`${hotline.url}/admin/${path}`);
  await logInWith(opened.page, account);
  return opened;
}
