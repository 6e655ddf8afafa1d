import { closedList } from './closed-list';

/** 人工对话: where a chat between a follower and an operator stands. */
export const chatStates = closedList({ waiting: '排队中', open: '对话中', closed: '已结束' });
export type ChatState = (typeof chatStates.codes)[number];

/** Who or what ended a chat. */
export const chatEndings = closedList({ operator: '话务员结束', follower: '诉求人结束', idle: '超过24小时没有消息', unfollow: '诉求人取消关注' });
export type ChatEnding = (typeof chatEndings.codes)[number];

/** What a message of a chat is; `request` is the follower's asking for a person, `rating` the question after it, `note` for colleagues only. */
export const chatMessageKinds = closedList({ request: '请求人工', text: '文字', image: '图片', voice: '语音', location: '位置', link: '链接', other: '其他', intake: '微受理入口', rating: '满意度评价', note: '内部备注' });
export type ChatMessageKind = (typeof chatMessageKinds.codes)[number];

/** What became of a message to the follower. WeChat tells nothing after it has taken one, so `sent` means taken. */
export const chatDeliveries = closedList({ sending: '发送中', sent: '已发送', unknown: '未确认送达', refused: '没有发出' });
export type ChatDelivery = (typeof chatDeliveries.codes)[number];

/** Why WeChat refused a message, and what to do instead. */
export const chatRefusals = closedList({
  window: '已超过微信允许回复的时间或条数，请建单后用通知告知，或电话联系。',
  recipient: '对方已取消关注或不能接收消息，请电话联系。',
  content: '内容没有通过微信的检查，请修改后再发。',
  quota: '公众号的发送次数已用完，请稍后再发，急事请电话联系。',
  unavailable: '微信暂时不可用，请稍后再发，急事请电话联系。',
});
export type ChatRefusal = (typeof chatRefusals.codes)[number];
