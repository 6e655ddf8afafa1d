import { closedList } from './closed-list';

/** 账号状态. `ungranted`: created, but no role granted yet; `inactive`: granted, but its owner has not used the activation code. */
export const accountStates = closedList({ active: '在用', ungranted: '待授权', inactive: '待激活', locked: '已锁定', disabled: '已停用' });

export type AccountState = (typeof accountStates.codes)[number];

/** 临时坐席批次. */
export const seatBatchStates = closedList({ ungranted: '待批准', active: '使用中', ended: '已到期', revoked: '已撤销' });

export type SeatBatchState = (typeof seatBatchStates.codes)[number];
