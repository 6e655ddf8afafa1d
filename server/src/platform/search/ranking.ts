import { featureNames } from './features';

/** What each feature weighs: trained by `npm run search:train`, unknown names are refused, missing ones weigh nothing. */
export type Weights = Readonly<Record<string, number>>;

/** Reads weights from parsed JSON. Throws when it is something else. */
export function readWeights(parsed: unknown): Weights {
  const entries = typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : [];
  const good = entries.length > 0 && entries.every(([name, weight]) => featureNames.includes(name) && Number.isFinite(weight));
  if (!good) throw new Error('权重文件应为 {"特征名": 数值, …}，特征名见 server/src/platform/search/features.ts。');
  return Object.fromEntries(entries) as Weights;
}

/** The mark of a row of features; only comparable within one question. */
export function markOf(row: readonly number[], weights: Weights): number {
  return row.reduce((mark, value, at) => mark + value * (weights[featureNames[at] ?? ''] ?? 0), 0);
}
