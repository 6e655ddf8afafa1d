import * as z from 'zod/mini';
import { noticeKinds, subscribeChoices } from '../vocabulary/notice-kind';
import { id, instant, mobile, nothing } from './fields';
import { contract } from './contract';

const loginCode = z.string().check(z.regex(/^[A-Za-z0-9_-]{8,128}$/, { error: 'code' }));

export const citizenView = z.object({ id: id(), phoneMasked: z.nullable(z.string()), channel: z.enum(['miniProgram', 'officialAccount', 'website']) });
export type CitizenView = z.output<typeof citizenView>;

export const openMiniProgramSession = contract({
  method: 'POST',
  path: '/api/citizen/sessions/mini-program',
  summary: 'Exchange a wx.login code for a session token (sent back as `Authorization: Bearer`).',
  body: z.strictObject({ code: loginCode }),
  response: z.object({ token: z.string(), citizen: citizenView }),
  errors: ['login.codeInvalid', 'login.riskBlocked', 'wechat.unavailable'],
});

/**
 * H5 logs in by navigation, not by a call: open this path (with `?returnTo=/pages/...`), be sent to WeChat's
 * authorise page, come back through the callback with a cookie, land on `/h5/#<returnTo>`.
 */
export const officialAccountLoginPath = '/api/citizen/sessions/official-account/start';
export const officialAccountCallbackPath = '/api/citizen/sessions/official-account/callback';

export const sendLoginCode = contract({
  method: 'POST',
  path: '/api/citizen/login-codes',
  summary: 'Text a six-digit code to a mobile number, for a web page outside WeChat. Answers alike whether anybody is known by the number.',
  body: z.strictObject({ phone: mobile() }),
  response: z.object({ validSeconds: z.int(), againSeconds: z.int() }),
  errors: ['login.textNotOffered', 'login.textNotSent', 'limit.tooMany'],
});

export const logInByCode = contract({
  method: 'POST',
  path: '/api/citizen/sessions/text-code',
  summary: 'Log in with the code that was texted for this browser; the session comes as a cookie.',
  body: z.strictObject({ phone: mobile(), textCode: z.string().check(z.regex(/^\d{6}$/, { error: 'oneTimeCode' })) }),
  response: citizenView,
  errors: ['login.textNotOffered', 'login.wrongTextCode', 'limit.tooMany'],
});

export const getMe = contract({
  method: 'GET',
  path: '/api/citizen/me',
  summary: 'Who the session belongs to.',
  response: citizenView,
});

export const bindPhone = contract({
  method: 'POST',
  path: '/api/citizen/phone',
  summary: 'Bind the phone number behind a getPhoneNumber code (mini-program only).',
  body: z.strictObject({ code: loginCode }),
  response: citizenView,
  errors: ['login.codeInvalid', 'wechat.unavailable'],
});

export const closeSession = contract({
  method: 'DELETE',
  path: '/api/citizen/sessions/current',
  summary: 'Log out everywhere this session lives.',
  response: nothing(),
});

const dataCopyFormats = ['html', 'json'] as const;
export type DataCopyFormat = (typeof dataCopyFormats)[number];

export const orderDataCopy = contract({
  method: 'POST',
  path: '/api/citizen/me/copies',
  summary: 'Everything held about the citizen as a file: answers with an address that works once, within five minutes, in the same session.',
  body: z.strictObject({ format: z.enum(dataCopyFormats) }),
  response: z.object({ url: z.string(), expiresAt: instant() }),
  errors: ['limit.tooMany'],
});

export const eraseMe = contract({
  method: 'DELETE',
  path: '/api/citizen/me',
  summary: 'Forget the citizen: identities, sessions, consents and chats at once, contacts, numbers and pictures of each ticket once it is closed.',
  response: nothing(),
});

export const listNoticeTemplates = contract({
  method: 'GET',
  path: '/api/citizen/notice-templates',
  summary: 'Mini-program templates to ask for in the submit tap (at most three).',
  response: z.object({ items: z.array(z.object({ kind: z.enum(noticeKinds.codes), templateId: z.string() })) }),
});

export const recordConsents = contract({
  method: 'POST',
  path: '/api/citizen/notice-consents',
  summary: 'Report the answers of wx.requestSubscribeMessage; each acceptance is one more message.',
  body: z.strictObject({
    results: z.array(z.strictObject({ templateId: z.string().check(z.minLength(1), z.maxLength(64)), choice: z.enum(subscribeChoices.codes) })).check(z.minLength(1), z.maxLength(5)),
  }),
  response: z.object({ remaining: z.array(z.object({ kind: z.enum(noticeKinds.codes), count: z.int() })) }),
  errors: ['notice.unknownTemplate'],
});
