import { In } from 'typeorm';
import { shanghaiDay } from '../../../platform/clock';
import { newId } from '../../../platform/ids';
import type { InquiryDeps } from '../deps';
import { signsSince, type Sign } from './evidence';
import { GapRow } from './gap.entity';
import { Groups, sumOf, type Group } from './group-signs';

const days = 30;
const open = ['open', 'taken'] as const;

interface Known {
  readonly groups: Groups;
  readonly rows: ReadonlyMap<Group, GapRow>;
}

function known(gaps: readonly GapRow[]): Known {
  const groups = new Groups();
  const rows = new Map(gaps.map((gap) => [groups.add({ kind: gap.kind, subject: gap.subject, signs: [] }), gap]));
  return { groups, rows };
}

/** What was filled or dismissed covers the signs up to that day; what is asked still later is a gap again. */
function coveredBy({ groups, rows }: Known, sign: Sign): boolean {
  const group = groups.find(sign);
  const closedAt = group && rows.get(group)?.closedAt;
  return closedAt !== undefined && closedAt !== null && sign.day <= shanghaiDay(closedAt);
}

/** Looks through the last weeks and brings the editors' list up to date; signs are counted anew, so that doing it again changes nothing. */
export async function collectGaps({ platform: { db, clock } }: Pick<InquiryDeps, 'platform'>): Promise<void> {
  const since = shanghaiDay(clock.now() - days * 86_400_000);
  const [signs, gaps] = await db.read(async (em) => [await signsSince(em, since), await em.find(GapRow, { order: { closedAt: 'ASC' } })] as const);
  const closed = known(gaps.filter(({ closedAt }) => closedAt !== null));
  const { groups, rows } = known(gaps.filter(({ closedAt }) => closedAt === null));
  const found = new Set<Group>();
  for (const sign of signs.filter((each) => !coveredBy(closed, each))) {
    const group = groups.find(sign) ?? groups.add({ kind: sign.kind, subject: sign.subject, signs: [] });
    group.signs.push(sign);
    found.add(group);
  }
  for (const group of found) {
    const sum = sumOf(group);
    const gap = rows.get(group);
    if (!gap) await db.transact((em) => em.insert(GapRow, { ...sum, id: newId(), kind: group.kind, subject: group.subject, state: 'open', version: 1, takenBy: null, answerId: null, reason: null, closedAt: null }));
    // An editor may have closed it meanwhile.
    else if (JSON.stringify(sum) !== JSON.stringify({ total: gap.total, channels: gap.channels, examples: gap.examples, lastDay: gap.lastDay })) await db.transact((em) => em.update(GapRow, { id: gap.id, state: In([...open]) }, sum));
  }
}
