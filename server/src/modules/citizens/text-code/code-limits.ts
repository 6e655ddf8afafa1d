import { isIPv6 } from 'node:net';
import type { Limited } from '../../../platform/limits/shared-limits';

export const codeSeconds = 5 * 60;
export const againSeconds = 60;
/** How often a code may be mistyped. */
export const maxTries = 5;

const hour = 3600;
const day = 24 * hour;

/** What stands for a line: of the sixth version a household has 2^64 addresses, so the first half. */
function lineOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail = ''] = address.split('::');
  const parts = [head, tail].map((part) => (part ? part.split(':') : []));
  const [before = [], after = []] = parts;
  return [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after].slice(0, 4).join(':');
}

/**
 * What sending is held to: it costs the city money and its receiver peace. Behind one address may sit thousands
 * (mobile carriers), so that this ring is wide.
 */
export const sendingLimits = ({ phone, browser, address }: Record<'phone' | 'browser' | 'address', string>): Limited[] => [
  { kind: 'codePhone', who: phone, rules: [{ times: 1, seconds: againSeconds }, { times: 5, seconds: hour }, { times: 10, seconds: day }] },
  { kind: 'codeBrowser', who: browser, rules: [{ times: 10, seconds: hour }, { times: 20, seconds: day }] },
  { kind: 'codeAddress', who: lineOf(address), rules: [{ times: 100, seconds: hour }, { times: 500, seconds: day }] },
];

/** What guessing is held to, beside the tries of each code. */
export const guessingLimits = ({ browser, address }: Record<'browser' | 'address', string>): Limited[] => [
  { kind: 'guessBrowser', who: browser, rules: [{ times: 30, seconds: hour }] },
  { kind: 'guessAddress', who: lineOf(address), rules: [{ times: 300, seconds: hour }] },
];
