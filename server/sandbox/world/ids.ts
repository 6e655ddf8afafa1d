import { createHash } from 'node:crypto';

function hash(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}

/** 28 characters starting with "o"; the same person keeps the same openid after a restart. */
export function openidOf(appid: string, userId: string): string {
  return `o${hash(`openid:${appid}:${userId}`).toString('base64url').slice(0, 27)}`;
}

/** One id per person across the accounts bound to the same open platform account. */
export function unionidOf(userId: string): string {
  return `o${hash(`unionid:${userId}`).toString('base64url').slice(0, 27)}`;
}

/** The original id (ToUserName) of an account: "gh_" and 12 hexadecimal digits. */
export function ghIdOf(appid: string): string {
  return `gh_${hash(`gh:${appid}`).toString('hex').slice(0, 12)}`;
}

/** 43 characters, as WeChat's template ids; `label` names the template inside the account. */
export function templateIdOf(appid: string, label: string): string {
  return hash(`template:${appid}:${label}`).toString('base64url').slice(0, 43);
}

/**
 * Issues codes, tokens and message ids. They differ after every start (the boot
 * instant is part of the seed): a product that remembers message ids must not
 * take tomorrow's message for a repeat of today's.
 */
export class IdMint {
  readonly #seed: string;
  readonly #boot: bigint;
  #count = 0;

  constructor(seed: string, bootInstant: number) {
    this.#seed = seed;
    this.#boot = BigInt(bootInstant);
  }

  /** An opaque id of the given length (at most 128 characters of base64url). */
  opaque(label: string, length: number): string {
    this.#count += 1;
    const text = `${this.#seed}:${this.#boot}:${label}:${this.#count}`;
    return Buffer.concat([hash(text), hash(`${text}:2`), hash(`${text}:3`)]).toString('base64url').slice(0, length);
  }

  /** 64-bit MsgId of a pushed message, beyond 2^53 as the real ones are. */
  messageId(): bigint {
    return 20_000_000_000_000_000n + this.#next();
  }

  /** 64-bit msgid of a sent template or subscribe message. */
  noticeId(): bigint {
    return 3_000_000_000_000_000_000n + this.#next();
  }

  /** Request id as it ends WeChat's error messages: three groups of 8 hexadecimal digits. */
  rid(seconds: number): string {
    this.#count += 1;
    const tail = hash(`${this.#seed}:${this.#boot}:rid:${this.#count}`).toString('hex');
    return `${seconds.toString(16)}-${tail.slice(0, 8)}-${tail.slice(8, 16)}`;
  }

  #next(): bigint {
    this.#count += 1;
    return this.#boot * 1_000n + BigInt(this.#count);
  }
}
