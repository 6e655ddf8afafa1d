export { createFakeWx, type FakeWx, type FakeWxOptions, type SandboxUser } from './fake-wx';
export { createWeapp, type Weapp, type WeappOptions } from './weapp';
export type { PhoneFile } from '../../../sandbox/weapp-host/phone';
