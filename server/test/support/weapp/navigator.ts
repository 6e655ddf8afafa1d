import type { Dist } from './dist';
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
  close(): void;
}

/** WeChat hands the query over as it stands in the address; decoding it is the page's business. */
function split(url: string): { readonly path: string; readonly query: Record<string, string> } {
  const [path = '', search = ''] = url.replace(/^\//, '').split('?');
  const pairs = search.split('&').filter(Boolean).map((pair) => pair.split('='));
  return { path, query: Object.fromEntries(pairs.map(([name = '', ...value]) => [name, value.join('=')])) };
}

const deepest = 10;

export function createNavigator(dist: Dist, maker: PageMaker): Navigator {
  /** Tab pages live on while another tab is shown. */
  const tabs = new Map<string, OpenPage>();
  let stack: OpenPage[] = [];
  const isTab = (path: string): boolean => dist.tabs.includes(path);

  const show = (page: OpenPage, fresh: boolean): void => {
    page.call('onShow');
    if (fresh) page.call('onReady');
  };
  const push = (url: string): void => {
    const { path, query } = split(url);
    const page = maker.open(path, query);
    if (isTab(path)) tabs.set(path, page);
    stack.push(page);
    show(page, true);
  };
  const drop = (page: OpenPage): void => {
    tabs.delete(page.path);
    page.close();
  };
  const refuseTab = (name: string, url: string): void => {
    if (isTab(split(url).path)) throw new Error(`${name}:fail can not ${name} a tabbar page`);
  };
  const current = (): OpenPage => {
    const page = stack.at(-1);
    if (!page) throw new Error('no page is open: launch() first');
    return page;
  };
  const closeAll = (): void => {
    for (const page of new Set([...stack, ...tabs.values()])) drop(page);
    stack = [];
  };

  return {
    current,
    stack: () => stack,
    close: closeAll,
    navigateTo: (url) => {
      refuseTab('navigateTo', url);
      if (stack.length >= deepest) throw new Error('navigateTo:fail webview count limit exceed');
      current().call('onHide');
      push(url);
    },
    redirectTo: (url) => {
      refuseTab('redirectTo', url);
      const leaving = stack.pop();
      push(url);
      if (leaving) drop(leaving);
    },
    reLaunch: (url) => {
      closeAll();
      push(url);
    },
    switchTab: (url) => {
      const { path } = split(url);
      if (!isTab(path)) throw new Error('switchTab:fail can not switch to no-tabBar page');
      const [bottom, ...above] = stack;
      for (const page of above.reverse()) drop(page);
      if (bottom?.path === path) {
        stack = [bottom];
        if (above.length > 0) show(bottom, false);
        return;
      }
      if (bottom && isTab(bottom.path)) bottom.call('onHide');
      else if (bottom) drop(bottom);
      stack = [];
      const kept = tabs.get(path);
      if (!kept) return push(url);
      stack.push(kept);
      show(kept, false);
    },
    navigateBack: (delta) => {
      const leaving = stack.splice(Math.max(1, stack.length - delta));
      for (const page of leaving.reverse()) drop(page);
      if (leaving.length > 0) show(current(), false);
    },
  };
}
