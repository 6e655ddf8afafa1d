import type { MiniProgram } from './mini-program';
import type { OpenPage, PageMaker } from './pages';

/** The five ways to another page, with WeChat's own refusals. */
export interface Navigator {
  navigateTo(url: string): void;
  redirectTo(url: string): void;
  switchTab(url: string): void;
  reLaunch(url: string): void;
  navigateBack(delta: number): void;
  current(): OpenPage;
  stack(): readonly OpenPage[];
  /** Whether app.json names an interface about places. */
  declares(name: string): boolean;
  close(): void;
}

/** WeChat hands the query over as it stands in the address; decoding it is the page's business. */
function split(url: string): { readonly path: string; readonly query: Record<string, string> } {
  const [path = '', search = ''] = url.replace(/^\//, '').split('?');
  const pairs = search.split('&').filter(Boolean).map((pair) => pair.split('='));
  return { path, query: Object.fromEntries(pairs.map(([name = '', ...value]) => [name, value.join('=')])) };
}

const deepest = 10;

interface Parts {
  readonly program: MiniProgram;
  readonly maker: PageMaker;
  /** Called whenever another page is in front. */
  readonly changed?: () => void;
}

class PageStack implements Navigator {
  readonly #program: MiniProgram;
  readonly #maker: PageMaker;
  readonly #changed: () => void;
  /** Tab pages live on while another tab is shown. */
  readonly #tabs = new Map<string, OpenPage>();
  #open: OpenPage[] = [];

  constructor({ program, maker, changed = () => undefined }: Parts) {
    this.#program = program;
    this.#maker = maker;
    this.#changed = changed;
  }

  stack(): readonly OpenPage[] {
    return this.#open;
  }

  declares(name: string): boolean {
    return this.#program.app.requiredPrivateInfos?.includes(name) ?? false;
  }

  current(): OpenPage {
    const page = this.#open.at(-1);
    if (!page) throw new Error('no page is open: launch() first');
    return page;
  }

  navigateTo(url: string): void {
    this.#refuseTab('navigateTo', url);
    if (this.#open.length >= deepest) throw new Error('navigateTo:fail webview count limit exceed');
    this.current().call('onHide');
    this.#push(url);
  }

  redirectTo(url: string): void {
    this.#refuseTab('redirectTo', url);
    const leaving = this.#open.pop();
    this.#push(url);
    if (leaving) this.#drop(leaving);
  }

  reLaunch(url: string): void {
    this.close();
    this.#push(url);
  }

  switchTab(url: string): void {
    const { path } = split(url);
    if (!this.#isTab(path)) throw new Error('switchTab:fail can not switch to no-tabBar page');
    const [bottom, ...above] = this.#open;
    for (const page of above.reverse()) this.#drop(page);
    if (bottom?.path === path) {
      this.#open = [bottom];
      if (above.length > 0) this.#show(bottom);
      return;
    }
    if (bottom) this.#leaveForTab(bottom);
    this.#showTab(path);
  }

  navigateBack(delta: number): void {
    const leaving = this.#open.splice(Math.max(1, this.#open.length - delta));
    for (const page of leaving.reverse()) this.#drop(page);
    if (leaving.length > 0) this.#show(this.current());
  }

  close(): void {
    for (const page of new Set([...this.#open, ...this.#tabs.values()])) this.#drop(page);
    this.#open = [];
  }

  #isTab(path: string): boolean {
    return this.#program.tabs.includes(path);
  }

  #refuseTab(name: string, url: string): void {
    if (this.#isTab(split(url).path)) throw new Error(`${name}:fail can not ${name} a tabbar page`);
  }

  #push(url: string): void {
    const { path, query } = split(url);
    const page = this.#maker.open(path, query);
    if (this.#isTab(path)) this.#tabs.set(path, page);
    this.#open.push(page);
    this.#show(page);
    page.call('onReady');
  }

  #drop(page: OpenPage): void {
    this.#tabs.delete(page.path);
    page.close();
  }

  #leaveForTab(page: OpenPage): void {
    if (this.#isTab(page.path)) page.call('onHide');
    else this.#drop(page);
    this.#open = [];
  }

  #showTab(path: string): void {
    const kept = this.#tabs.get(path);
    if (!kept) return this.#push(path);
    this.#open.push(kept);
    this.#show(kept);
  }

  #show(page: OpenPage): void {
    this.#changed();
    page.call('onShow');
  }
}

export const createNavigator = (parts: Parts): Navigator => new PageStack(parts);
