export { createSandbox } from './create-sandbox';
export type { Sandbox, SandboxOptions, SeedAccount } from './create-sandbox';
