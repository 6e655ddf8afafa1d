import type { Hotline } from './hotline';
import { sandboxAsks } from './people';

/** Calls WeChat's API received, by `path errcode`, as often. */
export async function apiCalls(hotline: Pick<Hotline, 'sandbox'>): Promise<Record<string, number>> {
  const { counts } = await sandboxAsks<{ counts: Record<string, number> }>(hotline, 'GET /metrics');
  const calls = Object.entries(counts).filter(([name]) => name.startsWith('api '));
  return Object.fromEntries(calls.map(([name, count]) => [name.slice('api '.length), count]));
}

/** WeChat had nothing to object to: no breach of its contract, no value it would refuse (47003). Once at the end of an end-to-end test. */
export async function assertCleanWechat(hotline: Pick<Hotline, 'sandbox'>): Promise<void> {
  const { findings } = await sandboxAsks<{ findings: unknown[] }>(hotline, 'GET /lint');
  expect(findings).toEqual([]);
  expect(Object.keys(await apiCalls(hotline)).filter((call) => call.endsWith(' 47003'))).toEqual([]);
}
