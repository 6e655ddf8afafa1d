import vm from 'node:vm';
import { addGlobalErrorListener, removeGlobalErrorListener } from 'glass-easel';
import { miniProgramFrom, type MiniProgram } from '../../../sandbox/weapp-host/mini-program';
import { createNavigator, type Navigator } from '../../../sandbox/weapp-host/navigator';
import { createPageMaker, type OpenPage } from '../../../sandbox/weapp-host/pages';
import { fire } from '../../../sandbox/weapp-host/touch';
import { compileTemplates } from '../../../sandbox/weapp-package/compile-templates';
import { configsOf, readPackage, type WeappPackage } from '../../../sandbox/weapp-package/read-package';
import { openDom } from './dom';
import type { FakeWx } from './fake-wx';
import { createLogic } from './logic';
import { byId, byText, input, tap, type Node } from './screen';

export interface WeappOptions {
  /** The folder of the built mini-program. */
  readonly dist: string;
  readonly wx: FakeWx;
}

/** A phone with the built mini-program on it. */
export interface Weapp {
  /** Starts the app on its first page, or on the page a message or a code led to. */
  launch(path?: string, query?: Readonly<Record<string, string>>): Promise<void>;
  reLaunch(url: string): void;
  page(): OpenPage;
  /** Addresses of the open pages, the lowest first. */
  route(): readonly string[];
  findById(id: string): Node;
  /** First match on the page in front; class names are those of the source. */
  query(selector: string): Node | null;
  queryAll(selector: string): readonly Node[];
  findByText(text: string | RegExp): Node;
  tap(node: Node): void;
  input(node: Node, value: string): void;
  fire(node: Node, type: string, detail?: unknown): void;
  /** All that the page in front shows. */
  text(): string;
  /** Waits until the predicate answers something true; asked again whenever the screen or `wx` has changed. */
  waitFor<T>(predicate: () => T, what?: string): Promise<NonNullable<T>>;
  /** The largest setData so far, in bytes. */
  largestSetData(): number;
  /** Errors of the mini-program's code so far. */
  readonly faults: readonly string[];
  assertClean(): void;
  close(): void;
}

interface AppDefinition {
  readonly onLaunch?: (options: object) => void;
  readonly onShow?: (options: object) => void;
}

const patience = 15_000;

/** Tells everyone who waits that something has changed. */
function createBell(): { ring(): void; waitFor<T>(predicate: () => T, what: string): Promise<NonNullable<T>>; stop(): void } {
  const listeners = new Set<() => void>();
  const leavers = new Set<() => void>();
  return {
    ring: () => [...listeners].forEach((listen) => listen()),
    stop: () => [...leavers].forEach((leave) => leave()),
    waitFor: (predicate, what) => new Promise((resolve, reject) => {
      let error: unknown;
      const settle = (finish: () => void): void => {
        listeners.delete(look);
        leavers.delete(leave);
        clearTimeout(late);
        finish();
      };
      const look = (): void => {
        try {
          const found = predicate();
          if (found) settle(() => resolve(found));
        } catch (reason) {
          error = reason; // what is looked for may not be there yet
        }
      };
      const leave = (): void => settle(() => reject(new Error(`the mini-program was closed: ${what}`)));
      const late = setTimeout(() => settle(() => reject(new Error(`not within ${patience} ms: ${what}`, { cause: error }))), patience);
      listeners.add(look);
      leavers.add(leave);
      look();
    }),
  };
}

function screenOf(navigator: Navigator): Pick<Weapp, 'findById' | 'query' | 'queryAll' | 'findByText' | 'text'> {
  const container = (): Element => navigator.current().container;
  const query = (selector: string): Node | null => container().querySelector(selector);
  const text = (): string => container().textContent ?? '';
  const must = (node: Node | null, what: string): Node => {
    if (!node) throw new Error(`${what} is not on ${navigator.current().path}, which shows: ${text()}`);
    return node;
  };
  return {
    query,
    queryAll: (selector) => [...container().querySelectorAll(selector)],
    findById: (id) => must(byId(container(), id), `#${id}`),
    findByText: (wanted) => must(byText(container(), wanted), String(wanted)),
    text,
  };
}

/** Collects what goes wrong anywhere in the mini-program. */
function collectFaults(): { readonly faults: string[]; add(text: string): void; stop(): void } {
  const faults: string[] = [];
  const onError = (error: unknown): boolean => {
    faults.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return false; // seen to: glass-easel need not print it
  };
  addGlobalErrorListener(onError);
  return { faults, add: (text) => faults.push(text), stop: () => removeGlobalErrorListener(onError) };
}

interface Installed {
  readonly pack: WeappPackage;
  readonly program: MiniProgram;
}

const installed = new Map<string, Installed>();

/** Compiling takes longer than opening, and a build does not change while tests run. */
function install(folder: string): Installed {
  const known = installed.get(folder);
  if (known) return known;
  const pack = readPackage(folder);
  const program = miniProgramFrom({ configs: configsOf(pack), templates: vm.runInThisContext(compileTemplates(pack)) as Record<string, unknown> });
  installed.set(folder, { pack, program });
  return { pack, program };
}

/** Runs the real build in Node: WeChat's open component engine draws it, `wx` connects it to a real server. */
export function createWeapp({ dist: folder, wx }: WeappOptions): Weapp {
  const { pack, program } = install(folder);
  const bell = createBell();
  const dom = openDom(bell.ring);
  const collected = collectFaults();
  let app: AppDefinition = {};
  let largest = 0;
  const logic = createLogic(pack, {
    wx: wx.api,
    App: (definition) => void (app = definition),
    getApp: () => app,
    getCurrentPages: () => navigator.stack().map(({ instance }) => instance),
    onError: collected.add,
  });
  const measure = (data: object): void => void (largest = Math.max(largest, Buffer.byteLength(JSON.stringify(data))));
  const maker = createPageMaker({ program, run: logic.run, document: dom.document, onSetData: measure });
  const navigator = createNavigator({ program, maker });
  wx.connect(navigator, bell.ring);

  const launch = async (path = program.app.pages[0] ?? '', query: Readonly<Record<string, string>> = {}): Promise<void> => {
    const options = { path, query, scene: 1001, referrerInfo: {} };
    wx.setLaunchOptions(options);
    logic.run('app');
    app.onLaunch?.(options);
    app.onShow?.(options);
    navigator.reLaunch(`/${path}?${Object.entries(query).map(([name, value]) => `${name}=${value}`).join('&')}`);
    await bell.waitFor(() => navigator.current().container.textContent, 'the first page draws something');
  };

  return {
    launch,
    reLaunch: (url) => navigator.reLaunch(url),
    page: () => navigator.current(),
    route: () => navigator.stack().map(({ path }) => path),
    ...screenOf(navigator),
    tap, input, fire,
    waitFor: (predicate, what = predicate.toString()) => bell.waitFor(predicate, `${what}; the page shows: ${navigator.current().container.textContent ?? ''}`),
    largestSetData: () => largest,
    faults: collected.faults,
    assertClean: () => {
      if (collected.faults.length > 0) throw new Error(`the mini-program failed:\n${collected.faults.join('\n')}`);
    },
    close: () => {
      bell.stop();
      navigator.close();
      logic.stop();
      collected.stop();
      dom.close();
    },
  };
}
