import { dirname, posix } from 'node:path';
import vm from 'node:vm';
import type { Definers } from '../../../sandbox/weapp-host/pages';
import { givenNames, hiddenNames } from '../../../sandbox/weapp-package/logic-scope';
import type { WeappPackage } from '../../../sandbox/weapp-package/read-package';

export interface LogicGlobals {
  readonly wx: object;
  readonly App: (definition: Record<string, unknown>) => void;
  readonly getApp: () => unknown;
  readonly getCurrentPages: () => readonly unknown[];
  /** What the code writes to console.error. */
  readonly onError: (text: string) => void;
}

export interface Logic {
  run(path: string, definers?: Definers): unknown;
  /** Ends every timer the code left running. */
  stop(): void;
}

/** Timers that can all be ended together, so that a closed mini-program does nothing any more. */
function timers(): { readonly api: Record<string, unknown>; stop(): void } {
  const running = new Set<NodeJS.Timeout>();
  const keep = (timer: NodeJS.Timeout): NodeJS.Timeout => {
    running.add(timer);
    return timer;
  };
  const clear = (timer: NodeJS.Timeout): void => {
    running.delete(timer);
    clearTimeout(timer);
  };
  return {
    api: {
      setTimeout: (work: () => void, ms?: number, ...args: []) => keep(setTimeout(work, ms, ...args)),
      setInterval: (work: () => void, ms?: number, ...args: []) => keep(setInterval(work, ms, ...args)),
      clearTimeout: clear,
      clearInterval: clear,
    },
    stop: () => running.forEach(clear),
  };
}

const realTypes: Readonly<Record<string, unknown>> = { Object, String, Number, Boolean, Array, Function };

/** The code's world has an `Object` of its own; the component engine asks for this world's. */
function withRealTypes(definition: { properties?: Record<string, unknown> }): object {
  const real = (type: unknown): unknown => (typeof type === 'function' ? (realTypes[type.name] ?? type) : type);
  const properties = Object.entries(definition.properties ?? {}).map(([name, property]) => {
    const detailed = typeof property === 'object' && property !== null && 'type' in property;
    return [name, detailed ? { ...property, type: real(property.type) } : real(property)] as const;
  });
  return properties.length > 0 ? { ...definition, properties: Object.fromEntries(properties) } : definition;
}

/** Runs the mini-program's code as WeChat does: CommonJS files in a world without a browser, and without eval. */
export function createLogic(pack: WeappPackage, { onError, ...globals }: LogicGlobals): Logic {
  const clock = timers();
  const write = (...parts: unknown[]): void => onError(parts.map((part) => (part instanceof Error ? part.stack : String(part))).join(' '));
  const quiet = (): void => undefined;
  const context = vm.createContext(
    { ...clock.api, console: { log: quiet, info: quiet, debug: quiet, warn: quiet, error: write } },
    { codeGeneration: { strings: false, wasm: false } },
  );
  const modules = new Map<string, { exports: unknown }>();
  let current: Definers | null = null;
  // Shared code keeps these functions from its first run on; as in WeChat they speak for whichever file is being loaded.
  const define = (kind: keyof Definers) => (definition: object) => {
    if (!current) throw new Error(`${kind}() was called while no component was being loaded`);
    return current[kind](withRealTypes(definition));
  };
  const definers = { Page: define('Page'), Component: define('Component'), Behavior: define('Behavior') };
  const load = (path: string): unknown => {
    const known = modules.get(path);
    if (known) return known.exports;
    const module = { exports: {} as unknown };
    modules.set(path, module);
    const body = vm.compileFunction(pack.read(path, '.js'), [...givenNames, ...hiddenNames], { parsingContext: context, filename: `${path}.js` });
    const require = (request: string): unknown => load(posix.join(dirname(path), request).replace(/\.js$/, ''));
    const scope: Record<string, unknown> = { ...globals, ...definers, require, module, exports: module.exports };
    body(...givenNames.map((name) => scope[name]));
    return module.exports;
  };
  const run = (path: string, forFile: Definers | null = null): unknown => {
    const before = current;
    current = forFile;
    try {
      return load(path);
    } finally {
      current = before;
    }
  };
  return { run, stop: clock.stop };
}
