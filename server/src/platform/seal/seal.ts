import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Keys by version; the last one seals, all of them open. */
export type FieldKeys = ReadonlyMap<string, Buffer>;

/** Parses `v1:<base64 of 32 bytes>[,v2:…]`; null when any part is malformed. */
export function parseFieldKeys(text: string): FieldKeys | null {
  const keys = new Map<string, Buffer>();
  for (const part of text.split(',')) {
    const [, version, encoded] = /^(v\d{1,3}):([A-Za-z0-9+/=]+)$/.exec(part.trim()) ?? [];
    const key = Buffer.from(encoded ?? '', 'base64');
    if (!version || key.length !== 32) return null;
    keys.set(version, key);
  }
  return keys;
}

/** Personal data at rest: AES-256-GCM, bound to its place so that a value cannot be moved to another row or column. */
export interface Seal {
  /** Text `version.iv.cipher` in base64url; null stays null. */
  seal(plain: string | null, place: string): string | null;
  /** Throws if the value was altered, moved or sealed by an unknown key. */
  open(sealed: string | null, place: string): string | null;
  /** The same 64 hex digits for the same value of the same kind: by it a sealed value is found without being stored. */
  fingerprint(plain: string, kind: string): string;
}

/** `place` is table, column and row id: `ticket.contactPhone.01J…`. */
export function createSeal(keys: FieldKeys): Seal {
  const newest = [...keys.entries()].at(-1);
  if (!newest) throw new Error('no field key');
  const [currentVersion, currentKey] = newest;
  // The oldest key stays for as long as anything it sealed, so fingerprints outlive a new key.
  const [oldest = currentKey] = keys.values();
  const fingerprintKey = Buffer.from(hkdfSync('sha256', oldest, '', 'fingerprint', 32));
  return {
    fingerprint: (plain, kind) => createHmac('sha256', fingerprintKey).update(JSON.stringify([kind, plain])).digest('hex'),
    seal(plain, place) {
      if (plain === null) return null;
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', currentKey, iv).setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${currentVersion}.${iv.toString('base64url')}.${body.toString('base64url')}`;
    },
    open(sealed, place) {
      if (sealed === null) return null;
      const [version = '', iv = '', encoded = ''] = sealed.split('.');
      const key = keys.get(version);
      if (!key) throw new Error(`no field key ${version}`);
      const body = Buffer.from(encoded, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url')).setAAD(Buffer.from(place));
      decipher.setAuthTag(body.subarray(-16));
      return decipher.update(body.subarray(0, -16), undefined, 'utf8') + decipher.final('utf8');
    },
  };
}
