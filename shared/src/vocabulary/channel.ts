import { closedList } from './closed-list';

/** 渠道: where a ticket came in. */
export const channels = closedList({
  miniProgram: '小程序',
  h5: '微信网页',
  officialAccount: '公众号对话',
  telephone: '电话',
});

export type Channel = (typeof channels.codes)[number];
