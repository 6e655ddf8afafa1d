import { closedList } from './closed-list';

/** The ways in which a citizen is told something, in the order they are tried; the last is a person. */
export const noticeChannels = closedList({
  subscription: '小程序订阅消息',
  template: '公众号模板消息',
  serviceMessage: '公众号客服消息',
  textMessage: '短信',
  callBack: '电话告知',
});
export type NoticeChannel = (typeof noticeChannels.codes)[number];

/** Why nobody could be told by a message. */
export const callBackReasons = closedList({ noWay: '没有可用的微信或短信渠道', notArrived: '消息未能确认送达' });
export type CallBackReason = (typeof callBackReasons.codes)[number];
