import type { Hotline } from './hotline';
import { sandboxAsks } from './people';

/** Calls WeChat's API received, by `path errcode`, as often. */
export async function apiCalls(hotline: Pick<Hotline, 'sandbox'>): Promise<Record<string, number>> {
  const { counts } = await sandboxAsks<{ counts: Record<string, number> }>(hotline, 'GET /metrics');
  const calls = Object.entries(counts).filter(([name]) => name.startsWith('api '));
  return Object.fromEntries(calls.map(([name, count]) => [name.slice('api '.length), count]));
}

interface Finding {
  readonly rule: string;
}

/** Breaches of WeChat's contract, oldest first. */
export const findings = async (hotline: Pick<Hotline, 'sandbox'>): Promise<Finding[]> => (await sandboxAsks<{ findings: Finding[] }>(hotline, 'GET /lint')).findings;

/** WeChat had nothing to object to: no breach of its contract, no value it would refuse (47003). Once at the end of an end-to-end test. */
export async function assertCleanWechat(hotline: Pick<Hotline, 'sandbox'>): Promise<void> {
  expect(await findings(hotline)).toEqual([]);
  expect(Object.keys(await apiCalls(hotline)).filter((call) => call.endsWith(' 47003'))).toEqual([]);
}
