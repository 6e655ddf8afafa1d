import { generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, verifyRegistrationResponse, type AuthenticationResponseJSON, type RegistrationResponseJSON, type VerifiedRegistrationResponse } from '@simplewebauthn/server';
import { newId } from '../../../platform/ids';
import type { Platform } from '../../../platform/platform';
import type { StaffRow } from '../staff.entity';
import type { Challenges } from './challenges';
import { PasskeyRow } from './log-in.entity';

/** WebAuthn binds keys to a name, never to an address: on this machine that is `localhost`. */
function relyingParty({ PUBLIC_URL }: Platform['config']): { rpID: string; origin: string } {
  const url = new URL(PUBLIC_URL);
  if (url.hostname === '127.0.0.1') url.hostname = 'localhost';
  return { rpID: url.hostname, origin: url.origin };
}

/** What the library rejects it throws; to us all of it is a wrong answer. */
const orNull = <T>(verified: Promise<T>): Promise<T | null> => verified.catch(() => null);

/** Passkeys and USB keys as a second factor (https://www.w3.org/TR/webauthn-2/): no attestation, the password is the other factor. */
export function createPasskeys({ db, clock, config }: Platform, challenges: Challenges) {
  const keysOf = (staffId: string): Promise<PasskeyRow[]> => db.read((em) => em.find(PasskeyRow, { where: { staffId }, order: { id: 'ASC' } }));
  const keep = async (staffId: string, name: string, { credential: { id, publicKey, counter } }: NonNullable<VerifiedRegistrationResponse['registrationInfo']>): Promise<void> => {
    const row = { id: newId(), staffId, name, credentialId: id, publicKey: Buffer.from(publicKey).toString('base64url'), counter, createdAt: clock.now(), usedAt: null };
    await db.transact((em) => em.insert(PasskeyRow, row));
  };
  return {
    keysOf,
    begin: async (holder: string, { id, staffNo, name }: StaffRow) => {
      const options = await generateRegistrationOptions({
        rpName: '12345政务热线', rpID: relyingParty(config).rpID, userName: staffNo, userDisplayName: name, userID: new TextEncoder().encode(id), attestationType: 'none',
        excludeCredentials: (await keysOf(id)).map(({ credentialId }) => ({ id: credentialId })), authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
      });
      await challenges.put(holder, 'newPasskey', options.challenge);
      return { ...options };
    },
    /** Adds the key that signed the challenge; false: it did not. */
    enrol: async (holder: string, { id }: StaffRow, { name, answer }: { readonly name: string; readonly answer: object }): Promise<boolean> => {
      const expectedChallenge = await challenges.take(holder, 'newPasskey');
      const { rpID, origin } = relyingParty(config);
      const verified = expectedChallenge && (await orNull(verifyRegistrationResponse({ response: answer as RegistrationResponseJSON, expectedChallenge, expectedOrigin: origin, expectedRPID: rpID, requireUserVerification: false })));
      if (!verified || !verified.verified) return false;
      await keep(id, name, verified.registrationInfo);
      return true;
    },
    ask: async (holder: string, staffId: string) => {
      const allowCredentials = (await keysOf(staffId)).map(({ credentialId }) => ({ id: credentialId }));
      const options = await generateAuthenticationOptions({ rpID: relyingParty(config).rpID, allowCredentials, userVerification: 'preferred' });
      await challenges.put(holder, 'passkey', options.challenge);
      return { ...options };
    },
    /** Whether a key of this account signed the challenge; the challenge is used up either way. */
    accept: async (holder: string, staffId: string, answer: object): Promise<boolean> => {
      const expectedChallenge = await challenges.take(holder, 'passkey');
      const key = (await keysOf(staffId)).find(({ credentialId }) => credentialId === (answer as AuthenticationResponseJSON).id);
      if (!key || !expectedChallenge) return false;
      const { rpID, origin } = relyingParty(config);
      const credential = { id: key.credentialId, publicKey: new Uint8Array(Buffer.from(key.publicKey, 'base64url')), counter: key.counter };
      const verified = await orNull(verifyAuthenticationResponse({ response: answer as AuthenticationResponseJSON, expectedChallenge, expectedOrigin: origin, expectedRPID: rpID, credential, requireUserVerification: false }));
      if (!verified?.verified) return false;
      await db.transact((em) => em.update(PasskeyRow, { id: key.id }, { counter: verified.authenticationInfo.newCounter, usedAt: clock.now() }));
      return true;
    },
  };
}
