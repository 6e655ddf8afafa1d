import type { Verdict } from '../world/state';
import type { World } from '../world/world';

/** What content security says of a text or an address: by the marks in it, or as the control plane was told. */
export function verdictOn(world: World, text: string): { suggest: Verdict['suggest']; label: number } {
  const told = world.state.verdicts.findLast(({ contains }) => text.includes(contains))?.suggest;
  if (told === 'risky' || text.includes('[risky]')) return { suggest: 'risky', label: 20003 };
  if (told === 'review' || text.includes('[review]')) return { suggest: 'review', label: 21000 };
  return { suggest: 'pass', label: 100 };
}
