import { resolve } from 'node:path';
import { attributeOf } from '../../../sandbox/weapp-host/touch';
import type { Hotline } from '../hotline';
import { sandboxAsks } from '../people';
import { createFakeWx, createWeapp, type FakeWx, type PhoneFile, type Weapp } from '../weapp';
import type { CitizenPhone, Tab } from './phone';

const dist = resolve(__dirname, '../../../../miniprogram/dist/weapp');

interface DrawnCode {
  readonly kind: string;
  readonly path: string;
  readonly query: string;
}

/** The built package in WeChat's component engine, without a browser. */
export class WeappInNode implements CitizenPhone {
  readonly inWeapp = true;
  #wx!: FakeWx;
  #weapp!: Weapp;

  private constructor(
    private readonly hotline: Hotline,
    private readonly user: string,
  ) {}

  static async open(hotline: Hotline, user: string): Promise<WeappInNode> {
    const phone = new WeappInNode(hotline, user);
    await phone.#open([]);
    return phone;
  }

  async #open(stored: Iterable<readonly [string, unknown]>): Promise<void> {
    const { url, key } = this.hotline.sandbox;
    const sandbox = { url, key, userId: this.user, appid: this.hotline.server.platform.config.WECHAT_MP_APPID };
    this.#wx = createFakeWx({ serverUrl: this.hotline.url, sandbox, privacyAgreed: true });
    for (const [name, value] of stored) this.#wx.storage.set(name, value);
    this.#weapp = createWeapp({ dist, wx: this.#wx });
    await this.#weapp.launch();
  }

  async reopen(): Promise<void> {
    await this.close();
    await this.#open([...this.#wx.storage]);
  }

  async openTab(tab: Tab): Promise<void> {
    const path = `pages/${tab}/index`;
    (this.#wx.api as { switchTab(options: object): void }).switchTab({ url: `/${path}` });
    await this.#weapp.waitFor(() => this.#weapp.page().path === path, path);
  }

  /** Scans the code that was drawn last. */
  async openTicket(id: string): Promise<void> {
    const { codes } = await sandboxAsks<{ codes: DrawnCode[] }>(this.hotline, 'GET /codes');
    const code = codes.findLast(({ kind }) => kind === 'page');
    if (!code?.query.includes(id)) throw new Error(`no code leads to ${id}: ${JSON.stringify(codes)}`);
    this.#weapp.reLaunch(`/${code.path}?${code.query}`);
  }

  async tap(id: string): Promise<void> {
    this.#weapp.tap(await this.#there(id));
  }

  async choose(id: string): Promise<void> {
    await this.tap(id);
    await this.#weapp.waitFor(() => /--on\b/.test(this.#weapp.findById(id).className), `#${id} is chosen`);
  }

  async type(id: string, text: string): Promise<void> {
    this.#weapp.input(await this.#box(id), text);
    await this.#weapp.waitFor(() => this.#held(id) === text, `#${id} holds what was written`);
  }

  async read(id: string): Promise<string> {
    return (await this.#there(id)).textContent ?? '';
  }

  async written(id: string): Promise<string> {
    await this.#box(id);
    return this.#held(id);
  }

  async sees(text: string | RegExp): Promise<void> {
    const shown = (): string => this.#weapp.text();
    await this.#weapp.waitFor(() => (typeof text === 'string' ? shown().includes(text) : text.test(shown())), String(text));
  }

  async addPicture(file: PhoneFile): Promise<void> {
    this.#wx.files = [file];
    await this.tap('pictures-add');
  }

  logIn(): Promise<void> {
    return Promise.resolve();
  }

  submit(): Promise<void> {
    return this.tap('submit');
  }

  async copyOfMyData(): Promise<string> {
    await this.tap('export');
    await this.#there('export-send');
    return this.#weapp.text();
  }

  assertClean(): void {
    this.#weapp.assertClean();
  }

  close(): Promise<void> {
    this.assertClean();
    this.#weapp.close();
    return Promise.resolve();
  }

  #there(id: string): Promise<Element> {
    return this.#weapp.waitFor(() => this.#weapp.findById(id), `#${id}`);
  }

  async #box(id: string): Promise<Element> {
    const node = await this.#there(id);
    return node.querySelector('input, textarea') ?? node;
  }

  #held(id: string): string {
    const node = this.#weapp.findById(id);
    return String(attributeOf(node.querySelector('input, textarea') ?? node, 'value'));
  }
}
