/** What app.json says. */
export interface AppConfig {
  readonly pages: readonly string[];
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[];
  readonly tabBar?: TabBarConfig;
  readonly window?: PageConfig;
  /** Interfaces about places that it may use. */
  readonly requiredPrivateInfos?: readonly string[];
}

export interface TabBarConfig {
  readonly color?: string;
  readonly selectedColor?: string;
  readonly backgroundColor?: string;
  readonly list: readonly { readonly pagePath: string; readonly text: string; readonly iconPath?: string; readonly selectedIconPath?: string }[];
}

/** What a page's or component's JSON file says. */
export interface PageConfig {
  readonly usingComponents?: Readonly<Record<string, string>>;
  readonly navigationBarTitleText?: string;
  readonly navigationBarBackgroundColor?: string;
  readonly navigationBarTextStyle?: string;
  readonly enablePullDownRefresh?: boolean;
}

/** A built mini-program without its logic. */
export interface MiniProgram {
  readonly app: AppConfig;
  /** Every page's path, sub-packages included. */
  readonly pages: readonly string[];
  readonly tabs: readonly string[];
  /** Compiled WXML by path. */
  readonly templates: Readonly<Record<string, unknown>>;
  config(path: string): PageConfig | undefined;
}

type Parts = Pick<MiniProgram, 'templates'> & { readonly configs: Readonly<Record<string, unknown>> };

export function miniProgramFrom({ configs, templates }: Parts): MiniProgram {
  const app = configs['app'] as AppConfig;
  return {
    app, templates,
    pages: [...app.pages, ...(app.subPackages ?? []).flatMap(({ root, pages }) => pages.map((page) => `${root.replace(/\/$/, '')}/${page}`))],
    tabs: (app.tabBar?.list ?? []).map(({ pagePath }) => pagePath),
    config: (path) => configs[path] as PageConfig | undefined,
  };
}
