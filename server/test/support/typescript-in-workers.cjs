// Lets a worker thread read TypeScript as the tests do: Jest's own compiler sees only what Jest itself loads.
const { transformFileSync } = require('@swc/core');
const { resolve } = require('node:path');

const options = { jsc: { parser: { syntax: 'typescript', decorators: true }, transform: { legacyDecorator: true }, target: 'es2022' }, module: { type: 'commonjs' } };

require.extensions['.ts'] = (module, file) => module._compile(transformFileSync(resolve(file), options).code, file);
