import { transformFileSync } from '@swc/core';
import { createRequire } from 'node:module';
import vm from 'node:vm';
import { fromRoot } from './paths.mjs';

/** A file of server/test/support for use outside Jest, so that a browser is opened in one way only. */
export function loadSupport(name) {
  const path = fromRoot('server/test/support', `${name}.ts`);
  const { code } = transformFileSync(path, { swcrc: false, jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } });
  const module = { exports: {} };
  vm.compileFunction(code, ['module', 'exports', 'require'], { filename: path })(module, module.exports, createRequire(path));
  return module.exports;
}
