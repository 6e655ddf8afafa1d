import { closedList } from './closed-list';

/** 菜单的点击项: what the dialogue of the official account does when a menu entry is tapped. */
export const menuKeys = closedList({ ASK: '政策咨询', PHONES: '各县区电话', PERSON: '人工服务', MINE: '我的诉求', SUBMIT: '提交诉求' });

export type MenuKey = (typeof menuKeys.codes)[number];
