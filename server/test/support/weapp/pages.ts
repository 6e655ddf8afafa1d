import { MiniProgramEnv, type AssociatedBackend, type CodeSpace } from 'glass-easel-miniprogram-adapter';
import type { GeneralBackendElement } from 'glass-easel';
import type { Dist } from './dist';
import type { Definers, Logic } from './logic';

/** A page as its own code sees it (`this`). */
export interface PageInstance {
  route: string;
  options: Readonly<Record<string, string>>;
  setData(data: Record<string, unknown>, done?: () => void): void;
  readonly [lifetime: string]: unknown;
}

export interface OpenPage {
  readonly path: string;
  readonly instance: PageInstance;
  /** What the page has drawn. */
  readonly container: Element;
  call(lifetime: string, argument?: unknown): void;
  close(): void;
}

export interface PageMaker {
  open(path: string, query: Readonly<Record<string, string>>): OpenPage;
}

interface Deps {
  readonly dist: Dist;
  readonly logic: Logic;
  readonly document: Document;
  /** Size in bytes of each setData, as it would cross to WeChat's drawing side. */
  readonly onSetData: (bytes: number) => void;
}

interface StaticConfig {
  readonly usingComponents?: Readonly<Record<string, string>>;
}

function prepareSpace(dist: Dist): { readonly space: CodeSpace; readonly backend: AssociatedBackend } {
  const env = new MiniProgramEnv();
  const space = env.createCodeSpace('app', true);
  for (const path of dist.paths('.wxml')) {
    // Without the fallback, bindtap on a native node would stay a dead attribute.
    const template = { groupList: dist.templates, content: dist.templates[path], fallbackListenerOnNativeNode: true };
    space.addCompiledTemplate(path, template as unknown as Parameters<CodeSpace['addCompiledTemplate']>[1]);
  }
  for (const path of dist.paths('.json').filter((name) => name in dist.templates)) space.addComponentStaticConfig(path, dist.json(path));
  return { space, backend: env.associateBackend() };
}

const resolvePath = (from: string, to: string): string => new URL(to, `file:///${from}`).pathname.slice(1);

/** Runs each component's file once, those it uses before itself. */
function createDefiner({ dist, logic }: Deps, space: CodeSpace): (path: string) => void {
  const defined = new Set<string>();
  const define = (path: string): void => {
    if (defined.has(path)) return;
    defined.add(path);
    const used = dist.json<StaticConfig>(path).usingComponents ?? {};
    for (const to of Object.values(used)) define(resolvePath(path, to));
    space.componentEnv(path, (definers) => logic.run(path, definers as unknown as Definers));
  };
  return define;
}

/** Makes pages of the built mini-program and draws them into the document. */
export function createPageMaker(deps: Deps): PageMaker {
  const { dist, document, onSetData } = deps;
  const { space, backend } = prepareSpace(dist);
  const define = createDefiner(deps, space);
  const open = (path: string, query: Readonly<Record<string, string>>): OpenPage => {
    if (!dist.pages.includes(path)) throw new Error(`not a page of this mini-program: ${path}`);
    define(path);
    const root = backend.createRoot('wx-page', space, path);
    const instance = root.get() as unknown as PageInstance;
    const setData = instance.setData.bind(instance);
    Object.assign(instance, { route: path, options: query });
    instance.setData = (data, done) => {
      onSetData(Buffer.byteLength(JSON.stringify(data)));
      setData(data, done);
    };
    const container = document.body.appendChild(document.createElement('div'));
    const placeholder = container.appendChild(document.createElement('div'));
    const call = (lifetime: string, argument?: unknown): void => {
      const method = instance[lifetime];
      if (typeof method === 'function') method.call(instance, argument);
    };
    call('onLoad', query);
    root.attach(container as unknown as GeneralBackendElement, placeholder as unknown as GeneralBackendElement);
    const close = (): void => {
      call('onUnload');
      root.release();
      container.remove();
    };
    return { path, instance, container, call, close };
  };
  return { open };
}
