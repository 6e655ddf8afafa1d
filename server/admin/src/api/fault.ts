import { errorTexts, type ErrorBody, type ErrorCode } from '@hotline/shared/text/errors';

/** What went wrong with a request. `network`: no answer came at all. */
export type FaultCode = ErrorCode | 'network';

interface FaultDetail {
  readonly code: FaultCode;
  readonly message: string;
  readonly requestId?: string;
  readonly fields?: readonly { readonly path: string; readonly message: string }[] | undefined;
  /** The ticket's state now, with ticket.wrongState. */
  readonly state?: string | undefined;
  /** Seconds to wait, with limit.tooMany. */
  readonly retryAfter?: number | undefined;
}

/** A refused or failed request, with a sentence for the person at the desk. */
export class Fault extends Error {
  readonly detail: FaultDetail;

  constructor(detail: FaultDetail) {
    super(detail.message);
    this.name = 'Fault';
    this.detail = detail;
  }

  get code(): FaultCode {
    return this.detail.code;
  }
}

export const networkFault = (): Fault => new Fault({ code: 'network', message: '网络中断，填写的内容已保留，请检查网络后重试。' });

const isErrorBody = (body: unknown): body is ErrorBody => typeof body === 'object' && body !== null && 'error' in body;

/** The fault in a response; an answer that is not ours (a proxy's page) counts as an outage. */
export function faultOfBody(body: unknown): Fault {
  if (isErrorBody(body)) return new Fault(body.error);
  return new Fault({ code: 'server.unavailable', message: errorTexts['server.unavailable'] });
}

/** Anything thrown, as a fault. */
export function faultOf(thrown: unknown): Fault {
  if (thrown instanceof Fault) return thrown;
  return new Fault({ code: 'server.fault', message: errorTexts['server.fault'] });
}
