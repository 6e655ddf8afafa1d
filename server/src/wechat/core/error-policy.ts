/**
 * What a failed call means for its caller (全局返回码). `unknown`: it may or may not have happened, so it must not
 * simply be repeated · `rejected`: a code without a rule here.
 */
export type ErrorClass =
  | 'token' | 'busy' | 'concurrent' | 'minuteLimit' | 'quota' | 'recipient' | 'content' | 'window'
  | 'capability' | 'config' | 'login' | 'unknown' | 'rejected';

interface Policy {
  readonly codes: readonly number[];
  /** How often the transport may try again by itself. `ifIdempotent`: only where twice is as good as once. */
  readonly retries: number;
  readonly ifIdempotent?: boolean;
  /** First pause in ms; it doubles and is jittered. */
  readonly pauseMs?: number;
  /** How long the path stays closed for further calls. */
  readonly closes?: 'minute' | 'day' | 'halfMinute';
}

export const policies: Readonly<Record<ErrorClass, Policy>> = {
  token: { codes: [40001, 40014, 42001], retries: 0 },
  busy: { codes: [-1], retries: 3, ifIdempotent: true, pauseMs: 200 },
  concurrent: { codes: [43108], retries: 3, pauseMs: 1000 },
  minuteLimit: { codes: [45011], retries: 0, closes: 'minute' },
  quota: { codes: [45009], retries: 0, closes: 'day' },
  recipient: { codes: [43101, 43004, 43019, 40003], retries: 0 },
  content: { codes: [47003, 40037, 41030, 40165, 45168, 87014, 40007], retries: 0 },
  window: { codes: [45015, 45047], retries: 0 },
  capability: { codes: [48001, 48004, 50001, 50002, 43107, 1400001], retries: 0, closes: 'halfMinute' },
  config: { codes: [40013, 40125, 40164, 40243, 61004, 41001, 89503, 89501, 89506, 89507], retries: 0, closes: 'halfMinute' },
  login: { codes: [40029, 40163, 40226, 42003], retries: 0 },
  unknown: { codes: [], retries: 0 },
  rejected: { codes: [], retries: 0 },
};

const byCode = new Map(Object.entries(policies).flatMap(([name, policy]) => policy.codes.map((code) => [code, name as ErrorClass] as const)));

/** The class of an errcode. 45009 is the day's quota unless its text speaks of minutes. */
export function classOf(errcode: number, errmsg: string): ErrorClass {
  if (errcode === 45009 && /minute/i.test(errmsg)) return 'minuteLimit';
  return byCode.get(errcode) ?? 'rejected';
}
