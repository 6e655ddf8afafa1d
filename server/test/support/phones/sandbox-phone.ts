import { selectors, type Frame, type Locator } from 'playwright-core';
import type { TestBrowser, WatchedPage } from '../browser';
import type { Hotline } from '../hotline';
import { PhoneInBrowser } from './in-browser';
import { tabs, type Tab } from './phone';

/** Elements of a mini-program by its own ids, which the component engine keeps for itself; of the page in front. */
const byMiniProgramId = () => {
  const all = (root: ParentNode, id: string): Element[] =>
    [...root.querySelectorAll('[data-page].front *')].filter((node) => (node as { __wxElement?: { id: string } }).__wxElement?.id === id);
  return { query: (root: ParentNode, id: string) => all(root, id)[0] ?? null, queryAll: all };
};

let registered: Promise<void> | null = null;

/** The built package on the sandbox's phone: WeChat's sheets and bars are around it, its person touches both. */
export class SandboxPhone extends PhoneInBrowser {
  readonly inWeapp = true;
  #agreed = false;

  private constructor(
    watched: WatchedPage,
    private readonly hotline: Hotline,
    private readonly nick: string,
  ) {
    super(watched);
  }

  static async open(browser: TestBrowser, { hotline, nick }: { readonly hotline: Hotline; readonly nick: string }): Promise<SandboxPhone> {
    await (registered ??= selectors.register('mini-program', byMiniProgramId));
    const phone = new SandboxPhone(await browser.openPage({ width: 1366, height: 900 }), hotline, nick);
    await phone.reopen();
    return phone;
  }

  protected get frame(): Frame {
    const found = this.page.frames().find((frame) => frame.url().includes('/console/weapp/'));
    if (!found) throw new Error('no mini-program is open');
    return found;
  }

  protected at(id: string): Locator {
    return this.page.frameLocator('#mini-program iframe').locator(`mini-program=${id}`);
  }

  protected box(id: string): Locator {
    return this.at(id).locator('input, textarea');
  }

  #button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  async reopen(): Promise<void> {
    await this.page.goto(`${this.hotline.sandbox.url}/`);
    await this.#button('通讯录').click();
    await this.page.locator('.row', { hasText: this.nick }).click();
    await this.page.locator('#phone-user', { hasText: this.nick }).waitFor();
    await this.#button('发现').click();
    await this.page.locator('.row', { hasText: '小程序' }).last().click();
    await this.#shown();
  }

  /** From wherever: back, page by page, until the tabs are there. */
  async openTab(tab: Tab): Promise<void> {
    const wanted = this.page.locator('#mini-program').getByRole('tab', { name: tabs[tab], exact: true });
    const away = this.page.locator('#mini-program').getByRole('button', { name: /^(返回|回到首页)$/ });
    while (!(await wanted.isVisible())) await away.click();
    await wanted.click();
  }

  async openTicket(id: string): Promise<void> {
    await this.#button('关闭小程序').click();
    // The list of codes is still open from the last time.
    const back = this.#button('‹ 返回');
    if (await back.isVisible()) await back.click();
    await this.#button('发现').click();
    await this.page.locator('.row', { hasText: '扫一扫' }).click();
    await this.page.locator('.row', { hasText: id }).first().click();
    await this.#shown();
  }

  async #shown(): Promise<void> {
    await this.page.frameLocator('#mini-program iframe').locator('[data-page].front').waitFor();
  }

  async addPicture(): Promise<void> {
    await this.tap('pictures-add');
    // Before the first one WeChat wants the privacy guide agreed to.
    if (!this.#agreed) await this.page.frameLocator('#mini-program iframe').getByText('同意', { exact: true }).click();
    this.#agreed = true;
    await this.#button('相册：暖气片').click();
  }

  logIn(): Promise<void> {
    return Promise.resolve();
  }

  async submit(): Promise<void> {
    await this.tap('submit');
    await this.page.getByRole('dialog', { name: '订阅消息' }).waitFor();
    await this.#button('允许').click();
  }

  async copyOfMyData(): Promise<string> {
    await this.tap('export');
    await this.at('export-send').waitFor();
    return this.frame.innerText('body');
  }
}

