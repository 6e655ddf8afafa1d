import { closedList } from './closed-list';

/** 身份: how a person is known to the hotline. */
export const identityKinds = closedList({
  officialAccount: '公众号',
  miniProgram: '小程序',
  union: '微信开放平台',
  phone: '验证过的手机号',
  website: '网站',
});

export type IdentityKind = (typeof identityKinds.codes)[number];
