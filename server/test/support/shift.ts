import { randomBytes, randomUUID } from 'node:crypto';
import { registerTicket } from '@hotline/shared/contracts/tickets.staff';
import type { InputOf } from '@hotline/shared/contracts/contract';
import type { StaffAction } from '@hotline/shared/contracts/ticket-actions.staff';
import type { Desk } from '@hotline/shared/vocabulary/desk';
import type { Role } from '@hotline/shared/vocabulary/role';
import type { Page } from 'playwright-core';
import type { TestBrowser, WatchedPage } from './browser';
import { hook, logInByPage } from './desk-page';
import { eventually } from './eventually';
import type { Hotline } from './hotline';
import type { Person } from './people';

/** Nobody is logged in when the first page asks who it is. Who has no part in a ticket any more is told 404 when their page says it still has it open. */
const refusedByDesign = [/Failed to load resource.*401/, /404.*\/presence/];

/** Who works: the demo city's account of a role, a new one in a department, or one made before. */
interface Worker {
  readonly role: Role;
  readonly department?: string;
  readonly login?: { readonly staffNo: string; readonly password: string };
  /** What stands first on the page the day begins with. */
  readonly first?: string;
}

type Login = Hotline['logins']['staff'][number];

async function loginFor({ server, logins }: Hotline, { role, department }: Worker): Promise<Login> {
  if (!department) {
    const known = logins.staff.find((each) => each.role === role);
    if (!known) throw new Error(`no ${role}`);
    return known;
  }
  const account = { staffNo: `D${randomUUID().slice(0, 8)}`, name: '承办人', role, password: randomBytes(12).toString('base64url') };
  await server.api.staff.create({ ...account, department, demo: true });
  return account;
}

/** A person's day at the desks, from log-in to log-out, in a browser of their own. */
export class Shift {
  private constructor(private readonly seat: WatchedPage) {}

  /** Logs in and sees the workbench, or where else the role begins. */
  static async begin(browser: TestBrowser, hotline: Hotline, worker: Worker): Promise<Shift> {
    const login = worker.login ?? (await loginFor(hotline, worker));
    const seat = await browser.openPage({ width: 1366, height: 768 });
    seat.page.setDefaultTimeout(60_000);
    await seat.page.goto(`${hotline.url}/admin/`);
    await logInByPage(seat.page, login);
    await seat.page.locator('main').getByText(worker.first ?? '我的工作台', { exact: true }).first().waitFor();
    return new Shift(seat);
  }

  get page(): Page {
    return this.seat.page;
  }

  /** Opens a ticket from the queue it waits in, or from the list of all. */
  async open(desk: Desk, ticketNo: string): Promise<void> {
    await this.page.click(hook(desk === 'all' ? 'desk-tickets' : `desk-${desk}`));
    await this.page.click(hook(`row-${ticketNo}`));
    await this.page.locator(hook('ticket-no')).filter({ hasText: ticketNo }).waitFor();
  }

  /** Opens the form of an action, in sight or under 更多. */
  async start(action: StaffAction): Promise<void> {
    const button = this.page.locator(hook(`action-${action}`));
    const more = this.page.locator(`${hook('more-actions')}[aria-expanded="false"]`);
    await eventually(async () => {
      if (!(await button.isVisible()) && (await more.isVisible())) await more.click();
      return button.isVisible();
    }, (visible) => visible, 30_000);
    await button.click();
    await this.page.waitForSelector(hook(`form-${action}`));
  }

  /** Takes an action: opens its form, fills it in, confirms it. */
  async take(action: StaffAction, texts: Readonly<Record<string, string>> = {}, more: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    await this.start(action);
    for (const [field, text] of Object.entries(texts)) await this.fill(field, text);
    await more();
    await this.confirm(action);
    await this.page.locator(hook(`form-${action}`)).waitFor({ state: 'detached' });
  }

  fill(field: string, text: string): Promise<void> {
    return this.page.fill(`textarea${hook(`field-${field}`)}, input${hook(`field-${field}`)}, ${hook(`field-${field}`)} textarea`, text);
  }

  confirm(action: StaffAction): Promise<void> {
    return this.page.click(hook(`confirm-${action}`));
  }

  /** One of a few choices in sight. */
  choose(field: string, choice: string): Promise<void> {
    return this.page.locator(hook(`field-${field}`)).getByText(choice, { exact: true }).click();
  }

  /** Chooses from a tree by typing what is looked for. */
  async pick(field: string, option: string): Promise<void> {
    const box = this.page.locator(hook(`field-${field}`));
    await box.locator('input').first().focus();
    await this.page.keyboard.type(option);
    await this.page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').getByText(option).first().waitFor();
    await this.page.keyboard.press('Enter');
    await box.getByText(option).first().waitFor();
    // A list that stays open for a second choice would lie over the next field.
    await this.page.keyboard.press('Tab');
  }

  /** Waits until a part of the page says something. */
  sees(part: string, text: string | RegExp): Promise<void> {
    return this.page.locator(hook(part)).filter({ hasText: text }).first().waitFor();
  }

  /** Logs out by the page; nothing went wrong on it all day, but for what is `allowed`. */
  async end(allowed: readonly RegExp[] = []): Promise<void> {
    await this.page.click(hook('logout'));
    await this.page.waitForSelector(hook('confirm-login'));
    this.seat.assertClean([...refusedByDesign, ...allowed]);
    await this.seat.close();
  }
}

type Registration = InputOf<typeof registerTicket>['body'];

/** A call that an operator has written down. */
export function called(operator: Person, said: Pick<Registration, 'content'> & Partial<Registration>): Promise<{ id: string; ticketNo: string }> {
  const body = { idempotencyKey: randomUUID(), requestType: 'assistance', urgency: 'normal', category: null, area: null, address: null, contactName: null, contactPhone: '13900003333', ...said } as const;
  return operator.call(registerTicket, { body });
}
