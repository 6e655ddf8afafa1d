import { givenNames, hiddenNames } from '../../weapp-package/logic-scope';
import type { Definers, RunLogic } from '../pages';

type File = (...scope: unknown[]) => void;

interface LogicGlobals {
  readonly wx: object;
  readonly App: (definition: Record<string, unknown>) => void;
  readonly getApp: () => unknown;
  readonly getCurrentPages: () => readonly unknown[];
}

/** What code finds on its global object: the language and timers, no browser. */
const language = [
  'Array', 'ArrayBuffer', 'Boolean', 'DataView', 'Date', 'Error', 'JSON', 'Map', 'Math', 'Number', 'Object', 'Promise', 'Proxy', 'Reflect', 'RegExp', 'Set',
  'String', 'Symbol', 'TypeError', 'Uint8Array', 'WeakMap', 'WeakSet', 'console', 'setTimeout', 'setInterval', 'clearTimeout', 'clearInterval',
];

const emptyWorld = (): object => Object.fromEntries(language.map((name) => [name, Reflect.get(globalThis, name) as unknown]));

const resolvePath = (from: string, request: string): string => new URL(request, `file:///${from}`).pathname.slice(1).replace(/\.js$/, '');

/** Runs the mini-program's code as WeChat does: CommonJS files that see no browser. Ends with the frame it runs in. */
export function createLogic(files: Readonly<Record<string, File>>, globals: LogicGlobals): RunLogic {
  const world = emptyWorld();
  const modules = new Map<string, { exports: unknown }>();
  let current: Definers | null = null;
  // Shared code keeps these functions from its first run on; as in WeChat they speak for whichever file is being loaded.
  const define = (kind: keyof Definers) => (definition: object) => {
    if (!current) throw new Error(`${kind}() was called while no component was being loaded`);
    return current[kind](definition);
  };
  const definers = { Page: define('Page'), Component: define('Component'), Behavior: define('Behavior') };
  const load = (path: string): unknown => {
    const known = modules.get(path);
    if (known) return known.exports;
    const file = files[path];
    if (!file) throw new Error(`module '${path}.js' is not defined`);
    const module = { exports: {} as unknown };
    modules.set(path, module);
    const require = (request: string): unknown => load(resolvePath(path, request));
    const scope: Record<string, unknown> = { ...globals, ...definers, require, module, exports: module.exports };
    file(...givenNames.map((name) => scope[name]), world, ...hiddenNames.map(() => undefined));
    return module.exports;
  };
  return (path, forFile) => {
    const before = current;
    current = forFile ?? null;
    try {
      return load(path);
    } finally {
      current = before;
    }
  };
}
