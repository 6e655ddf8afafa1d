import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type axe from 'axe-core';

const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 AA and everything below it; no rule is switched off. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** A finding in a component library's own markup that we cannot mend: listed with its reason. */
export interface Allowance {
  readonly rule: string;
  /** What the markup of the element matches. */
  readonly markup: RegExp;
  readonly component: string;
  readonly reason: string;
}

/** The serious and critical findings on a page, one line an element: rule, selector, markup. */
export async function axeFindings(page: Page, allowed: readonly Allowance[] = []): Promise<string[]> {
  const known = await page.evaluate(async () => {
    // What is still opening or closing is neither the state before nor the one after; what has just been asked to begins a frame or two later.
    for (let moving = true; moving; ) {
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      const ends = document.getAnimations().filter(({ effect, playState }) => playState !== 'finished' && effect?.getComputedTiming().iterations !== Infinity);
      await Promise.allSettled(ends.map(({ finished }) => finished));
      moving = ends.length > 0;
    }
    return 'axe' in window;
  });
  // Evaluated rather than added as a script: the pages let no foreign script in.
  if (!known) await page.evaluate(source);
  const violations = await page.evaluate(async (values) => {
    const runner = (window as unknown as { axe: typeof axe }).axe;
    return (await runner.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] })).violations;
  }, tags);
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return serious.flatMap(({ id, impact, nodes }) => nodes
    .filter(({ html }) => !allowed.some(({ rule, markup }) => rule === id && markup.test(html)))
    .map(({ target, html }) => `${impact ?? ''} ${id}: ${target.join(' ')} ${html.slice(0, 160)}`));
}
