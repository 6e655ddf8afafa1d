import type { ApiError } from '@/api/api-error';

/** What passes by itself: nobody was reached, or too many came at once. */
const passing: readonly ApiError['code'][] = ['network.lost', 'server.unavailable', 'limit.tooMany'];

const firstSeconds = 15;
const longestSeconds = 300;

/**
 * In how many seconds a refused draft is sent again by itself: as the server says, else 15 s, 30 s, 1 min … 5 min. Up to a quarter
 * more, so that thousands who were refused together do not come back together. Null: it takes a person.
 */
export function waitAfter({ code, details }: ApiError, attempts: number): number | null {
  if (!passing.includes(code)) return null;
  const seconds = details.retryAfter ?? Math.min(firstSeconds * 2 ** attempts, longestSeconds);
  return Math.ceil(seconds * (1 + Math.random() / 4));
}

/** 已保存，约 2 分钟后自动提交 */
export function waitText(seconds: number): string {
  const about = seconds >= 60 ? `${Math.round(seconds / 60)} 分钟` : `${seconds} 秒`;
  return `已保存，约 ${about}后自动提交`;
}
