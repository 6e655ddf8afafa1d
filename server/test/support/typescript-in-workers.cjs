// Lets a worker thread read TypeScript as the tests do: Jest's own compiler sees only what Jest itself loads.
const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { threadId } = require('node:worker_threads');

const options = { jsc: { parser: { syntax: 'typescript', decorators: true }, transform: { legacyDecorator: true }, target: 'es2022' }, module: { type: 'commonjs' } };
const folder = resolve(__dirname, '../../../.cache/workers');

/** Compiled once for all the hotlines of a run: each opens a worker. */
function compiled(file) {
  const source = readFileSync(file, 'utf8');
  const kept = join(folder, `${createHash('sha1').update(file).update(source).digest('hex')}.js`);
  if (existsSync(kept)) return readFileSync(kept, 'utf8');
  const { code } = require('@swc/core').transformSync(source, { ...options, filename: file });
  mkdirSync(folder, { recursive: true });
  const own = `${kept}.${process.pid}.${threadId}`;
  writeFileSync(own, code);
  renameSync(own, kept); // another worker never reads half of it
  return code;
}

require.extensions['.ts'] = (module, file) => module._compile(compiled(resolve(file)), file);
