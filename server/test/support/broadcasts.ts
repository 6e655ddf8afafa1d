import { randomUUID } from 'node:crypto';
import { sendBroadcast } from '@hotline/shared/contracts/broadcasts.staff';
import type { InputOf, OutputOf } from '@hotline/shared/contracts/contract';
import type { Person } from './people';

type Draft = InputOf<typeof sendBroadcast>['body'];

/** A broadcast as a sender writes it; anything may be changed. */
export const broadcastDraft = (changes: Partial<Draft> = {}): Draft => ({
  idempotencyKey: randomUUID(), title: '黄码咨询的答复口径已更新', body: '全员核酸后转为黄码的，先在小程序查询结果，两天内两次阴性即可恢复，不必再拨打卫健部门电话。', mustRead: true, recipients: { kind: 'everyone' }, validHours: 8, supersedes: null, knowledge: [], ...changes,
});

/** Sends one. */
export const sent = (sender: Person, changes: Partial<Draft> = {}): Promise<OutputOf<typeof sendBroadcast>> => sender.call(sendBroadcast, { body: broadcastDraft(changes) });
