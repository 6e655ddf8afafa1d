import type { Frame, Locator, Page } from 'playwright-core';
import type { PageOptions, TestBrowser, WatchedPage } from '../browser';
import type { PhoneFile } from '../weapp';
import { PhoneInBrowser } from './in-browser';
import type { Tab } from './phone';

export interface WebOptions extends PageOptions {
  /** Where the hotline is. */
  readonly url: string;
  /** Logs in on whatever page the app has led to. */
  readonly logIn: (page: Page) => Promise<void>;
}

/** H5: in WeChat's own browser, or as a website. */
export class WebPhone extends PhoneInBrowser {
  readonly inWeapp = false;

  private constructor(
    watched: WatchedPage,
    private readonly options: WebOptions,
  ) {
    super(watched);
  }

  static async open(browser: TestBrowser, options: WebOptions): Promise<WebPhone> {
    const phone = new WebPhone(await browser.openPage(options), options);
    await phone.openTab('home');
    return phone;
  }

  protected get frame(): Frame {
    return this.page.mainFrame();
  }

  /** Pages left behind stay in the document, hidden. */
  protected at(id: string): Locator {
    return this.page.locator(`#${id}:visible`);
  }

  protected box(id: string): Locator {
    return this.page.locator(`#${id} input:visible, #${id} textarea:visible`);
  }

  async openTab(tab: Tab): Promise<void> {
    await this.#go(`pages/${tab}/index`);
  }

  async openTicket(id: string): Promise<void> {
    await this.#go(`ticket/detail/index?id=${id}`);
    // The app was on this page already, perhaps: a link from outside always loads it.
    await this.page.reload();
  }

  async #go(route: string): Promise<void> {
    await this.page.goto(`${this.options.url}/h5/#/${route}`);
  }

  async addPicture({ name, type, bytes }: PhoneFile): Promise<void> {
    const asked = this.page.waitForEvent('filechooser');
    await this.tap('pictures-add');
    // On telephones Taro asks first: camera or album.
    if (this.options.userAgent) await this.page.getByText('从相册选择').click();
    await (await asked).setFiles({ name, mimeType: type, buffer: Buffer.from(bytes) });
  }

  logIn(): Promise<void> {
    return this.options.logIn(this.page);
  }

  submit(): Promise<void> {
    return this.tap('submit');
  }

  /** A page of the server's; the way back is the browser's. */
  async copyOfMyData(): Promise<string> {
    await this.tap('export-html');
    await this.page.locator('h1').waitFor();
    const text = await this.page.innerText('body');
    await this.page.goBack();
    return text;
  }

  async reopen(): Promise<void> {
    this.watch(await this.watched.reopen());
    await this.openTab('home');
  }
}
