import type { ErrorCode } from '@hotline/shared/text/errors';
import { AppError } from '../../platform/errors';
import type { ErrorClass } from './error-policy';

interface Facts {
  readonly class: ErrorClass;
  readonly path: string;
  /** Null when no answer of WeChat's could be read. */
  readonly errcode: number | null;
  readonly errmsg?: string;
  readonly cause?: unknown;
}

const riskBlocked = 40226;

/**
 * A call WeChat did not carry out, or (`unknown`) may not have. Unless a caller deals with it the person at the other
 * end sees that WeChat does not answer. Holds no secret: neither query nor body.
 */
export class WechatError extends AppError {
  readonly class: ErrorClass;
  readonly path: string;
  readonly errcode: number | null;
  readonly errmsg: string;
  /** Number under which the platform's support finds the call (rid, kept for 7 days). */
  readonly rid: string | null;

  constructor(facts: Facts) {
    super(codeFor(facts), { cause: facts.cause });
    this.class = facts.class;
    this.path = facts.path;
    this.errcode = facts.errcode;
    this.errmsg = (facts.errmsg ?? '').slice(0, 200);
    this.rid = /rid: ?([\w-]+)/.exec(this.errmsg)?.[1] ?? null;
  }
}

function codeFor(facts: Facts): ErrorCode {
  if (facts.class !== 'login') return 'wechat.unavailable';
  return facts.errcode === riskBlocked ? 'login.riskBlocked' : 'login.codeInvalid';
}
