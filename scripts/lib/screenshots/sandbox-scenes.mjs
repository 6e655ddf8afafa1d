import { remember } from './sessions.mjs';

const phoneOf = (user) => (context) => remember(context, [['sandbox-user', user]]);

const row = (page, name) => page.locator('.row', { hasText: name }).first();
const account = (page) => page.locator('.row:has(.face.oa)').first();

/** The sandbox before the product is used. */
export const emptySandbox = { window: 'phone', prepare: phoneOf('wangfang'), shots: [
  { name: 'sandbox-phone-empty', at: 'sandbox:/', act: (page) => account(page).waitFor() },
  { name: 'sandbox-phone-not-following', act: (page) => account(page).click() },
] };

export const sandboxScenes = [
  { window: 'phone', prepare: phoneOf('lixiuying'), shots: [
    { name: 'sandbox-phone-list', at: 'sandbox:/', act: (page) => account(page).waitFor() },
    { name: 'sandbox-phone-chat', act: (page) => account(page).click() },
  ] },
  { window: 'phone', prepare: phoneOf('wangfang'), shots: [
    { name: 'sandbox-phone-notices', at: 'sandbox:/', act: (page) => row(page, '服务通知').click() },
  ] },
  { window: 'desk', prepare: phoneOf('lixiuying'), shots: [
    { name: 'sandbox-console', at: 'sandbox:/', act: (page) => account(page).click() },
    { name: 'sandbox-console-exchange', act: (page) => page.locator('details.exchange summary').first().click() },
  ] },
];
