import { MiniProgramEnv, type AssociatedBackend, type CodeSpace } from 'glass-easel-miniprogram-adapter';
import type { CurrentWindowBackendContext, GeneralBackendElement } from 'glass-easel';
import type { MiniProgram } from './mini-program';

/** What a component file defines itself with; differs for each file. */
export interface Definers {
  readonly Page: Define;
  readonly Component: Define;
  readonly Behavior: Define;
}

type Define = (definition: object) => unknown;

/** Runs a file of the mini-program's code once. */
export type RunLogic = (path: string, definers?: Definers) => unknown;

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
  readonly program: MiniProgram;
  readonly run: RunLogic;
  readonly document: Document;
  /** Draws with elements of its own; without it, with those the WXML names. */
  readonly backend?: CurrentWindowBackendContext;
  /** Each setData, which would cross to WeChat's drawing side. */
  readonly onSetData?: (data: object) => void;
}

function prepareSpace({ program, backend }: Deps): { readonly space: CodeSpace; readonly backend: AssociatedBackend } {
  const env = new MiniProgramEnv();
  const space = env.createCodeSpace('app', true);
  for (const [path, content] of Object.entries(program.templates)) {
    // Without the fallback, bindtap on a native node would stay a dead attribute.
    const template = { groupList: program.templates, content, fallbackListenerOnNativeNode: true };
    space.addCompiledTemplate(path, template as unknown as Parameters<CodeSpace['addCompiledTemplate']>[1]);
    const config = program.config(path);
    if (config) space.addComponentStaticConfig(path, config);
  }
  return { space, backend: env.associateBackend(backend) };
}

const resolvePath = (from: string, to: string): string => new URL(to, `file:///${from}`).pathname.slice(1);

/** Runs each component's file once, those it uses before itself. */
function createDefiner({ program, run }: Deps, space: CodeSpace): (path: string) => void {
  const defined = new Set<string>();
  const define = (path: string): void => {
    if (defined.has(path)) return;
    defined.add(path);
    const used = program.config(path)?.usingComponents ?? {};
    for (const to of Object.values(used)) define(resolvePath(path, to));
    space.componentEnv(path, (definers) => run(path, definers as unknown as Definers));
  };
  return define;
}

/** Makes pages of the built mini-program and draws them into the document. */
export function createPageMaker(deps: Deps): PageMaker {
  const { program, document, onSetData } = deps;
  const { space, backend } = prepareSpace(deps);
  const define = createDefiner(deps, space);
  const open = (path: string, query: Readonly<Record<string, string>>): OpenPage => {
    if (!program.pages.includes(path)) throw new Error(`not a page of this mini-program: ${path}`);
    define(path);
    const root = backend.createRoot('wx-page', space, path);
    const instance = root.get() as unknown as PageInstance;
    const setData = instance.setData.bind(instance);
    Object.assign(instance, { route: path, options: query });
    instance.setData = (data, done) => {
      onSetData?.(data);
      setData(data, done);
    };
    const container = document.body.appendChild(document.createElement('div'));
    container.dataset['page'] = path;
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
