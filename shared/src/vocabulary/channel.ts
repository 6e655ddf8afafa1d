import { closedList } from './closed-list';

/** 渠道: where a ticket came in. */
export const channels = closedList({
  miniProgram: '小程序',
  h5: '微信网页',
  officialAccount: '公众号对话',
  telephone: '电话',
  website: '网站',
  weibo: '微博',
  otherHotline: '其他热线',
  provincialPlatform: '省级平台',
  media: '媒体',
  visit: '来访',
});

export type Channel = (typeof channels.codes)[number];
