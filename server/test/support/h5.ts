import type { Page } from 'playwright-core';

/** What somebody fills in on the phone (H5). */
interface Request {
  /** Id of a user of the sandbox, who logs in by WeChat's authorise page. */
  readonly user: string;
  readonly requestType: string;
  readonly content: string;
  readonly address: string;
  readonly contactName: string;
  readonly contactPhone: string;
}

/** The sandbox's authorise page stands for WeChat's: choose who one is, allow. */
export async function logInAs(page: Page, user: string): Promise<void> {
  await page.check(`input[name="user"][value="${user}"]`);
  await page.click('button[value="allow"]');
}

/** Submits a request from the home page, as far as the receipt; returns the ticket number. */
export async function submitOnPhone(page: Page, { user, requestType, content, address, contactName, contactPhone }: Request): Promise<string> {
  await page.click('#go-submit');
  await logInAs(page, user);
  await page.click(`#type-${requestType}`);
  await page.fill('#content textarea', content);
  await page.click('#next');
  await page.fill('#address textarea, #address input', address);
  await page.click('#next');
  await page.fill('#contactName input', contactName);
  await page.fill('#contactPhone input', contactPhone);
  await page.click('#consent');
  await page.click('#submit');
  return (await page.locator('#ticket-no').innerText()).replace(/\D/g, '');
}
