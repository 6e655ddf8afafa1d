import { errorTexts, type ErrorCode } from '@hotline/shared/text/errors';
import type { Page, Route } from 'playwright-core';

/** What a page of the desks asks for when it opens; not the stream, nor who sits here. */
const loads = (url: URL): boolean => url.pathname.startsWith('/api/staff/') && !/\/(live|me|city)$/.test(url.pathname);

/** An answer in which every list is empty. */
export async function emptied(route: Route): Promise<void> {
  const answer = await route.fetch();
  const body = (await answer.json()) as Record<string, unknown>;
  await route.fulfill({ response: answer, json: { ...body, ...('items' in body && { items: [] }) } });
}

/** An answer that the server refuses or could not give. */
export const refused = (code: ErrorCode) => (route: Route): Promise<void> =>
  route.fulfill({ status: code === 'permission.denied' ? 403 : 500, json: { error: { code, message: errorTexts[code], requestId: 'r-1' } } });

type Way = (route: Route) => Promise<void>;

export interface HeldAnswers {
  /** From now on, and for those that wait, this is the answer. */
  readonly answer: (way: Way) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** What a page asks for waits until it is said how it is answered. */
export async function holdAnswers(page: Page): Promise<HeldAnswers> {
  let way: Way | null = null;
  const waiting: (() => void)[] = [];
  const handle = async (route: Route): Promise<void> => {
    if (route.request().method() !== 'GET') return route.fallback();
    if (!way) await new Promise<void>((go) => waiting.push(go));
    await way?.(route);
  };
  await page.route(loads, handle);
  return {
    answer: async (next) => {
      way = next;
      waiting.splice(0).forEach((go) => go());
      await page.waitForFunction(() => document.querySelector('main [aria-busy="true"], .wall [aria-busy="true"]') === null);
    },
    stop: () => page.unroute(loads, handle),
  };
}
