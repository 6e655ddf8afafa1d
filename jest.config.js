/** One transform for all of the server side: swc with TypeORM's decorators, no emitted metadata (every column names its type). */
const swc = ['@swc/jest', {
  jsc: { parser: { syntax: 'typescript', decorators: true }, transform: { legacyDecorator: true }, target: 'es2022', keepClassNames: true },
  module: { type: 'commonjs' },
}];

module.exports = {
  testEnvironment: 'node',
  rootDir: __dirname,
  // The temporary folder of a run ends with it; what swc has compiled does not.
  cacheDirectory: '<rootDir>/.cache/jest',
  roots: ['<rootDir>/server/src', '<rootDir>/server/test', '<rootDir>/shared/src'],
  testMatch: ['**/*.test.ts'],
  // The decoder of voice messages is an ES module, which jest's own require cannot load.
  transform: { '\\.ts$': swc, '/@audio/.*\\.js$': ['@swc/jest', { module: { type: 'commonjs' } }] },
  transformIgnorePatterns: ['/node_modules/(?!@audio/)'],
  moduleNameMapper: { '^@hotline/shared/(.*)$': '<rootDir>/shared/src/$1' },
  modulePathIgnorePatterns: ['<rootDir>/server/dist', '<rootDir>/shared/dist'],
  testSequencer: '<rootDir>/scripts/lib/longest-first.cjs',
  // Opening a hotline takes a second or two; a machine with everything else going on, a minute.
  testTimeout: 120000,
};
