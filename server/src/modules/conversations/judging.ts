import { uselessReasons, type UselessReason } from '@hotline/shared/vocabulary/inquiry';
import { reminder, type Answered, type State, type Step, type Turn } from './dialogue';
import * as replies from './replies';
import { means, type Said } from './words';

/** What a follower thinks of the answer they were shown. */
export interface Verdict extends Answered {
  readonly useful: boolean;
  readonly reason: UselessReason | null;
}

/** Where nothing else is being asked. */
const open: readonly Step[] = ['idle', 'telephones', 'offer', 'useless'];

/** A reason by its number in the list, while that waits, or by its words. */
function reasonOf(step: Step, { word }: Said): UselessReason | undefined {
  return step === 'useless' ? (uselessReasons.codes[Number(word) - 1] ?? uselessReasons.codes.find((code) => uselessReasons.labels[code] === word)) : undefined;
}

/** 有用 or 没用, or why, of the last answer; null for what is something else. */
export function verdictIn({ step, draft: { asked } }: State, said: Said): Verdict | null {
  if (!asked?.answer || !open.includes(step)) return null;
  const { question, answer } = asked;
  if (means(said, 'useful')) return { question, answer, useful: true, reason: null };
  const reason = reasonOf(step, said);
  return reason || means(said, 'useless') ? { question, answer, useful: false, reason: reason ?? null } : null;
}

/** Thanks, and the question why not; an offer that waits goes on waiting. */
export function judgedTurn({ step, draft }: State, { useful, reason }: Verdict): Turn {
  const offered = step === 'offer';
  if (!useful && reason === null && !offered) return { step: 'useless', draft, say: replies.whyUseless };
  return reminder({ step: offered ? 'offer' : 'idle', draft }, useful ? replies.wasUseful : replies.wasUseless);
}
