import * as z from 'zod/mini';
import { passwordFault, passwordFaults } from '../rules/password';
import { contract } from './contract';
import { id, instant, nothing, reason, text } from './fields';
import { logInProgress } from './staff.staff';

/** Log-in beyond the password, and what somebody keeps of their own account (我的账号). */

const givenPassword = z.string().check(z.minLength(1), z.maxLength(128));
export const newPassword = z.string().check(z.maxLength(128), ...passwordFaults.map((fault) => z.refine<string>((value) => passwordFault(value) !== fault, { error: `password:${fault}` })));

/** Six figures; blanks between them are how apps show them. */
const oneTimeCode = z.string().check(z.overwrite((value) => value.replace(/\s/g, '')), z.regex(/^\d{6}$/, { error: 'oneTimeCode' }));

/** What browsers and authenticators say to each other is WebAuthn's own; the server's WebAuthn library takes it apart. */
const webauthn = z.looseObject({});

export const singleSignOnPath = '/api/staff/single-sign-on';
export const singleSignOnCallbackPath = '/api/staff/single-sign-on/callback';

export const getLogIn = contract({
  method: 'GET',
  path: '/api/staff/log-in',
  summary: 'Ways to log in, and how far the log-in begun in this browser has come.',
  response: z.object({
    /** What the city calls its single sign-on; null where there is none. */
    singleSignOn: z.nullable(z.string()),
    begun: z.nullable(logInProgress),
  }),
});

export const showOneTimeCode = contract({
  method: 'POST',
  path: '/api/staff/log-in/totp',
  summary: 'Second factor: a code of the app; each code is good once.',
  body: z.strictObject({ oneTimeCode }),
  response: logInProgress,
  errors: ['login.wrongCode', 'login.locked', 'limit.tooMany'],
});

export const showRecoveryCode = contract({
  method: 'POST',
  path: '/api/staff/log-in/recovery-code',
  summary: 'Second factor: one of the codes written down at enrolment; each is good once.',
  body: z.strictObject({ recoveryCode: text(1, 32) }),
  response: logInProgress,
  errors: ['login.wrongCode', 'login.locked', 'limit.tooMany'],
});

export const askForPasskey = contract({ method: 'POST', path: '/api/staff/log-in/passkey/challenge', summary: 'A challenge for a passkey of this account.', response: webauthn });

export const showPasskey = contract({
  method: 'POST',
  path: '/api/staff/log-in/passkey',
  summary: "Second factor: the passkey's answer to the challenge.",
  body: z.strictObject({ answer: webauthn }),
  response: logInProgress,
  errors: ['login.wrongPasskey', 'login.locked', 'limit.tooMany'],
});

export const chooseNewPassword = contract({
  method: 'POST',
  path: '/api/staff/log-in/password',
  summary: 'Replaces a password that was given by an administrator or is older than 90 days.',
  body: z.strictObject({ newPassword }),
  response: logInProgress,
  errors: ['password.namesOwner', 'password.reused'],
});

/** `recoveryCodes` are shown this once; empty when the account has some already. */
const enrolled = z.object({ recoveryCodes: z.array(z.string()), logIn: logInProgress });
export type Enrolled = z.output<typeof enrolled>;

const enrolErrors = ['login.notFresh', 'limit.tooMany'] as const;

export const beginTotp = contract({
  method: 'POST',
  path: '/api/staff/account/totp/secret',
  summary: 'A new secret for an app that makes one-time codes; it counts once a code of it was shown.',
  response: z.object({ secret: z.string(), /** An SVG of the otpauth address. */ qrCode: z.string() }),
  errors: [...enrolErrors],
});

export const enrolTotp = contract({
  method: 'POST',
  path: '/api/staff/account/totp',
  summary: 'Takes the new secret into use.',
  body: z.strictObject({ oneTimeCode }),
  response: enrolled,
  errors: [...enrolErrors, 'login.wrongCode'],
});

export const beginPasskey = contract({ method: 'POST', path: '/api/staff/account/passkeys/challenge', summary: 'A challenge for a new passkey or USB key.', response: webauthn, errors: [...enrolErrors] });

export const enrolPasskey = contract({
  method: 'POST',
  path: '/api/staff/account/passkeys',
  summary: 'Adds a passkey or USB key under a name.',
  body: z.strictObject({ name: text(1, 30), answer: webauthn }),
  response: enrolled,
  errors: [...enrolErrors, 'login.wrongPasskey'],
});

const factors = z.object({
  /** Whether every account must have a second factor here. */
  required: z.boolean(),
  totpSince: z.nullable(instant()),
  passkeys: z.array(z.object({ id: id(), name: z.string(), createdAt: instant(), usedAt: z.nullable(instant()) })),
  recoveryCodesLeft: z.int(),
});
export type Factors = z.output<typeof factors>;

export const getFactors = contract({ method: 'GET', path: '/api/staff/account/factors', summary: "One's own second factors.", response: factors });

export const removeTotp = contract({ method: 'DELETE', path: '/api/staff/account/totp', summary: 'Removes the app for one-time codes.', response: factors, errors: ['login.notFresh', 'login.lastFactor'] });

export const removePasskey = contract({
  method: 'DELETE',
  path: '/api/staff/account/passkeys/:id',
  summary: 'Removes a passkey.',
  params: z.strictObject({ id: id() }),
  response: factors,
  errors: ['login.notFresh', 'login.lastFactor'],
});

export const renewRecoveryCodes = contract({ method: 'POST', path: '/api/staff/account/recovery-codes', summary: 'New recovery codes; the old ones are void.', response: z.object({ recoveryCodes: z.array(z.string()) }), errors: ['login.notFresh', 'login.noFactor'] });

export const changePassword = contract({
  method: 'POST',
  path: '/api/staff/account/password',
  summary: 'Changes the password; every other session of the account ends.',
  body: z.strictObject({ password: givenPassword, newPassword }),
  response: nothing(),
  errors: ['login.wrongPassword', 'login.locked', 'password.namesOwner', 'password.reused', 'limit.tooMany'],
});

const staffSession = z.object({
  /** How it was opened. */
  via: z.enum(['password', 'singleSignOn']),
  secondFactor: z.boolean(),
  /** Browser and system as the browser names them, and the address it came from. */
  device: z.nullable(z.string()),
  address: z.nullable(z.string()),
  openedAt: instant(),
  seenAt: instant(),
  current: z.boolean(),
});
export type StaffSession = z.output<typeof staffSession>;

export const listMySessions = contract({ method: 'GET', path: '/api/staff/account/sessions', summary: "One's own open sessions, newest first.", response: z.object({ items: z.array(staffSession) }) });

export const closeMySessions = contract({ method: 'DELETE', path: '/api/staff/account/sessions', summary: 'Logs out everywhere, here too.', response: nothing() });

export const resetSecondFactor = contract({
  method: 'POST',
  path: '/api/staff/accounts/:id/second-factor-reset',
  summary: 'Removes all second factors of somebody who lost theirs, and ends their sessions (security administrator).',
  params: z.strictObject({ id: id() }),
  body: z.strictObject({ reason: reason() }),
  response: nothing(),
  errors: ['permission.denied', 'staff.notFound', 'account.own'],
});
