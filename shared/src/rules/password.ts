/** What a password of staff must be, checked alike while typing and on the server. */

const minLength = 12;

/** 90 days, then a new one. */
export const passwordAgeMs = 90 * 24 * 3600_000;
/** None of the last five comes back. */
export const passwordsRemembered = 5;

const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/];

/** Words that guessers try first; figures and signs around them, or in the place of letters, do not hide them. */
const commonWords = [
  'password', 'passwd', 'admin', 'administrator', 'manager', 'root', 'user', 'test', 'guest', 'demo', 'login', 'welcome', 'hello', 'master', 'secret', 'default', 'changeme', 'letmein', 'iloveyou', 'woaini', 'mima', 'mimamima',
  'qwerty', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qazwsx', 'qazwsxedc', 'abc', 'abcd', 'abcdef', 'hotline', 'rexian', 'zhengwu', 'shizheng', 'weixin', 'wechat', 'tencent', 'huawei', 'zhongguo', 'china', 'beijing', 'shanghai', 'taiyuan', 'shanxi', 'zhengfu', 'government', 'operator', 'system', 'server', 'service',
];
const common = new Set(commonWords);
const disguises: Readonly<Record<string, string>> = { '0': 'o', '1': 'l', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };

const lettersOf = (text: string): string => text.replace(/[^a-z]/g, '');
const undisguised = (text: string): string => text.replace(/[013457@$!]/g, (sign) => disguises[sign] ?? sign);

/** Nothing but a common word once figures and signs are taken away, or read as the letters they stand for. */
function isCommon(password: string): boolean {
  const lower = password.toLowerCase();
  const core = lower.replace(/^[^a-z]+|[^a-z]+$/g, '');
  return [lettersOf(lower), lettersOf(undisguised(lower)), lettersOf(undisguised(core))].some((word) => common.has(word));
}

const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const runLength = 5;

/** Five of one sign, or five neighbours of the alphabet, the figures or the keyboard, either way round. */
function hasRun(password: string): boolean {
  const lower = password.toLowerCase();
  for (let at = 0; at + runLength <= lower.length; at += 1) {
    const part = lower.slice(at, at + runLength);
    const reversed = [...part].reverse().join('');
    if (new Set(part).size === 1 || rows.some((row) => row.includes(part) || row.includes(reversed))) return true;
  }
  return /^(.{1,6})\1+$/.test(lower);
}

export const passwordFaults = ['short', 'classes', 'common', 'run'] as const;
export type PasswordFault = (typeof passwordFaults)[number];

/** The first thing wrong with a new password, or null. Length is counted in characters. */
export function passwordFault(password: string): PasswordFault | null {
  if ([...password].length < minLength) return 'short';
  if (classes.filter((one) => one.test(password)).length < 3) return 'classes';
  if (isCommon(password)) return 'common';
  return hasRun(password) ? 'run' : null;
}

/** Whether a password contains the number or the name of its owner, in any case. */
export const namesOwner = (password: string, owner: readonly string[]): boolean => owner.some((word) => word.length > 1 && password.toLowerCase().includes(word.toLowerCase()));
