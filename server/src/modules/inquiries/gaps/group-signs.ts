import type { GapKind, InquiryChannel } from '@hotline/shared/vocabulary/inquiry';
import { bigrams } from '../../../platform/search/bigrams';
import type { Sign } from './evidence';

/** Signs that speak of the same. */
export interface Group {
  readonly kind: GapKind;
  readonly subject: string;
  readonly signs: Sign[];
}

/** Share of the pairs of characters that two questions have in common. */
const alikeEnough = 0.6;

interface Filed {
  readonly group: Group;
  readonly words: ReadonlySet<string>;
}

/** Puts questions together that are asked in nearly the same words, looking only at those that share some. */
export class Groups {
  private readonly byWord = new Map<string, Filed[]>();
  private readonly exact = new Map<string, Group>();

  /** What was put together before; its subject stays the same. */
  add(group: Group): Group {
    this.exact.set(`${group.kind} ${group.subject}`, group);
    if (group.kind !== 'noAnswer') return group;
    const filed = { group, words: new Set(bigrams(group.subject)) };
    for (const word of filed.words) {
      const sharing = this.byWord.get(word) ?? [];
      this.byWord.set(word, sharing);
      sharing.push(filed);
    }
    return group;
  }

  /** The group a sign belongs to; undefined: none yet. */
  find({ kind, subject }: Sign): Group | undefined {
    return this.exact.get(`${kind} ${subject}`) ?? (kind === 'noAnswer' ? this.alike(subject) : undefined);
  }

  private alike(subject: string): Group | undefined {
    const words = new Set(bigrams(subject));
    const shared = new Map<Filed, number>();
    for (const word of words) for (const filed of this.byWord.get(word) ?? []) shared.set(filed, (shared.get(filed) ?? 0) + 1);
    const share = ([filed, count]: [Filed, number]): number => (2 * count) / (words.size + filed.words.size);
    const likely = [...shared].filter((each) => share(each) >= alikeEnough);
    return likely.length === 0 ? undefined : likely.reduce((best, each) => (share(each) > share(best) ? each : best))[0].group;
  }
}

const examplesShown = 5;

/** What a gap shows of its signs. */
export function sumOf({ signs }: Group): { total: number; channels: Partial<Record<InquiryChannel, number>>; examples: string[]; lastDay: string } {
  const channels: Partial<Record<InquiryChannel, number>> = {};
  for (const { channel, times } of signs) if (channel) channels[channel] = (channels[channel] ?? 0) + times;
  const examples = [...new Set(signs.map(({ example }) => example).filter(Boolean))].slice(0, examplesShown);
  return { total: signs.reduce((sum, { times }) => sum + times, 0), channels, examples, lastDay: signs.map(({ day }) => day).sort().at(-1) ?? '' };
}
