import type { NoticeChannel } from '@hotline/shared/vocabulary/notice-channel';
import type { EntityManager } from 'typeorm';
import type { WechatError } from '../../wechat';
import type { NoticeRow } from './notice.entity';
import type { TicketSummary } from './notice-texts';

/** A notice with what it is about. */
export interface Job {
  readonly notice: NoticeRow;
  readonly summary: TicketSummary;
}

/** Where a notice goes, as reports will name it; both null where there are no reports. */
export interface Address {
  readonly openid: string | null;
  readonly templateId: string | null;
}

/** The channel took it for certain that this message does not go out by it. */
export class RungRefused extends Error {}

/** After this time a report that was going to come has come: WeChat tries three times within 15 s. */
export const reportMs = 20_000;

/** WeChat drops a second sending of one client_msg_id for 10 minutes; no report comes later than that either. */
export const windowMs = 10 * 60_000;

/** One way of telling somebody; the ladder is a list of them, best first. */
export interface Rung {
  readonly channel: Exclude<NoticeChannel, 'callBack'>;
  /** Where the notice would go, or null when the person or the account lacks this way. Throws WechatError. */
  readonly address: (job: Job) => Promise<Address | null>;
  /** Uses up what a sending costs, inside the transaction that begins it: what was taken, or null when nothing is left. */
  readonly take?: (job: Job, em: EntityManager) => Promise<string | null>;
  /** The sending that was paid for did certainly not happen. */
  readonly giveBack?: (job: Job, taken: string) => Promise<void>;
  /** Hands over; the message id that reports will carry, if any. Throws WechatError, UnfitValue, RungRefused. */
  readonly send: (job: Job) => Promise<string | null>;
  /** Corrects what we believed about the recipient, by WeChat's refusal. */
  readonly refused?: (job: Job, error: WechatError) => Promise<void>;
  /** Whether one whose outcome is unknown may be sent once more now without telling anybody twice. */
  readonly mayRepeat: (job: Job) => Promise<boolean>;
  /** Being refused at such a repetition proves that the first arrived. */
  readonly refusalProves: boolean;
  /** How long (ms) an unknown outcome waits for proof before the next way is tried. */
  readonly patienceMs: number;
}
